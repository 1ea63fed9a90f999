import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

/** From where visitors of a widget may come. */
export interface GateRules {
  countriesOn: boolean;
  countries: readonly string[];
  domainsOn: boolean;
  domains: readonly string[];
}

export interface Gate extends GateRules {
  version: number;
  /** In its own letters, each domain that has others. */
  readable: Readonly<Record<string, string>>;
}

/** How much visitors may do in a while. */
export interface Pace {
  messages: number;
  inChat: number;
  chats: number;
  networkMessages: number;
  networkChats: number;
}

export interface SavedPace {
  version: number;
  pace: Pace;
  usual: Pace;
  least: Pace;
  most: Pace;
}

export const gateQuery = (id: string) =>
  queryOptions({ queryKey: ["widgets", id, "gate"], queryFn: () => call<Gate>("GET", `/api/widgets/${id}/gate`) });
export const saveGate = (id: string, base: number, rules: GateRules) =>
  call<Gate>("PUT", `/api/widgets/${id}/gate`, { base, ...rules });

export const paceQuery = queryOptions({ queryKey: ["pace"], queryFn: () => call<SavedPace>("GET", "/api/pace") });
export const savePace = (base: number, pace: Pace) => call<SavedPace>("PUT", "/api/pace", { base, pace });
