import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "./http";

export type BanKind = "visitor" | "network";

/** Somebody may not chat: a visitor, or all with an address of a network. */
export interface Ban {
  id: string;
  kind: BanKind;
  visitor?: string;
  name?: string;
  network?: string;
  reason: string;
  /** Who banned, while they are in the team. */
  by?: string;
  created: number;
  /** Until when; for ever without it. */
  ends?: number;
}

export interface Bans {
  bans: Ban[];
  more: boolean;
}

export interface Terms {
  reason: string;
  ends?: number | undefined;
}

export const bansQuery = (kind: BanKind | undefined, search: string) =>
  infiniteQueryOptions({
    queryKey: ["bans", kind ?? "", search],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ search });
      if (kind) asked.set("kind", kind);
      if (pageParam) asked.set("before", pageParam);
      return call<Bans>("GET", `/api/bans?${asked}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ bans, more }) => (more ? bans.at(-1)?.id : undefined),
  });

/** `address`: nobody at the visitor's address may chat either. */
export const banVisitor = (visitor: string, address: boolean, terms: Terms) =>
  call<Bans>("POST", "/api/bans", { visitor, address, ...terms });
export const banNetwork = (network: string, terms: Terms) => call<Bans>("POST", "/api/bans", { network, ...terms });
export const liftBans = (ids: readonly string[]) => call<{ lifted: number }>("POST", "/api/bans/lift", { ids });
