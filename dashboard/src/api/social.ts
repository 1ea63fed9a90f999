import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

export const kinds = ["google", "facebook", "openid", "oauth"] as const;
/** `openid` says by itself where it is to be asked what, `oauth` does not. */
export type Kind = (typeof kinds)[number];

/** How a provider is reached, and as whom. */
export interface Setup {
  kind: Kind;
  name: string;
  enabled: boolean;
  clientId: string;
  issuer: string;
  authorization: string;
  token: string;
  userinfo: string;
  scopes: string;
}

export interface Provider extends Setup {
  id: string;
  version: number;
  /** Whether there is one; it is never given out. */
  secret: boolean;
}

/** Without a secret the one that is stored stays. */
export type Typed = Setup & { secret?: string };

export const troubles = [
  "unreachable",
  "status",
  "garbage",
  "issuer",
  "incomplete",
  "pkce",
  "signature",
  "client",
  "busy",
] as const;

export interface Tried {
  trouble?: string;
  detail?: string;
  /** Whether the provider has said that it knows us. */
  known: boolean;
}

export const providersQuery = queryOptions({
  queryKey: ["social", "providers"],
  queryFn: () => call<{ redirect: string; providers: Provider[] }>("GET", "/api/social/providers"),
});

export const addProvider = (typed: Typed) => call<Provider>("POST", "/api/social/providers", typed);
export const changeProvider = (id: string, base: number, typed: Typed) =>
  call<Provider>("PUT", `/api/social/providers/${id}`, { base, ...typed });
export const deleteProvider = (id: string) => call<void>("DELETE", `/api/social/providers/${id}`);
export const tryProvider = (id: string | undefined, typed: Typed) =>
  call<Tried>("POST", "/api/social/providers/test", { id, ...typed });
