import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

/** That a widget was seen on a site. `place` is its host in ASCII and its port, `readable` its host in its own letters. */
export interface Sighting {
  origin: string;
  place: string;
  readable?: string;
  secure: boolean;
  oldKey: boolean;
  first: number;
  last: number;
  connected?: number;
  loads: number;
}

export interface Sightings {
  now: number;
  sightings: Sighting[];
}

export const kinds = [
  "unreachable",
  "not_html",
  "not_found",
  "inactive",
  "unknown_key",
  "old_key",
  "other_account",
  "other_widget",
  "several",
  "other_server",
  "insecure",
  "policy_script",
  "policy_nonce",
  "policy_later",
  "policy_connect",
  "policy_socket",
  "policy_stream",
  "policy_images",
  "policy_types",
  "policy_sandbox",
] as const;

export const reasons = [
  "name",
  "private",
  "port",
  "refused",
  "timeout",
  "certificate",
  "redirects",
  "redirect",
  "too_large",
  "broken",
  "status",
] as const;

export interface Finding {
  kind: (typeof kinds)[number];
  level: "blocks" | "hint";
  about: {
    reason?: (typeof reasons)[number];
    status?: string;
    name?: string;
    server?: string;
    own?: string;
    place?: "header" | "meta";
    directive?: string;
    value?: string;
  };
}

export interface Report {
  page?: string;
  findings: Finding[];
  now: number;
  seen?: number;
}

/** Asked again while the page is looked at: who puts the snippet in place waits for it to show up. */
export const sightingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["widgets", id, "sightings"],
    queryFn: () => call<Sightings>("GET", `/api/widgets/${id}/sightings`),
    refetchInterval: 3000,
  });

export const checkPage = (id: string, address: string) =>
  call<Report>("POST", `/api/widgets/${id}/checks`, { address });
