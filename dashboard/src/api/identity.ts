import { queryOptions } from "@tanstack/react-query";
import type { IdentityFlaw } from "../../../protocol/frames";
import { call } from "./http";

export interface Refused {
  /** When the hour began. */
  hour: number;
  reason: IdentityFlaw;
  about?: string;
  tokens: number;
}

export interface IdentityState {
  version: number;
  required: boolean;
  /** Told once, to whoever has just made it. */
  secret?: string;
  current?: { made: number };
  previous?: { made: number; until: number };
  /** In the last 24 hours, the newest first. */
  refused: Refused[];
  now: number;
}

export interface Checked {
  reason?: IdentityFlaw;
  about?: string;
  key?: "current" | "previous";
  claims?: { externalId: string; name: string; email: string; issued: number; expires: number };
  now: number;
}

export const identityQuery = queryOptions({
  queryKey: ["identity"],
  queryFn: () => call<IdentityState>("GET", "/api/identity"),
});

/** `overlap`: for how many minutes the present secret counts still. */
export const generateSecret = (base: number, overlap: number) =>
  call<IdentityState>("POST", "/api/identity/secret", { base, overlap });

export const endPrevious = (base: number) =>
  call<IdentityState>("DELETE", `/api/identity/secret/previous?base=${base}`);

export const removeSecret = (base: number) => call<IdentityState>("DELETE", `/api/identity/secret?base=${base}`);

export const requireIdentity = (base: number, required: boolean) =>
  call<IdentityState>("PUT", "/api/identity", { base, required });

export const checkToken = (token: string) => call<Checked>("POST", "/api/identity/check", { token });
