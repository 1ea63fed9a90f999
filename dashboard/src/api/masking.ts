import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

export interface OwnPattern {
  name: string;
  pattern: string;
}

/** What is made unreadable before it is kept. */
export interface MaskRules {
  cards: boolean;
  agents: boolean;
  patterns: readonly OwnPattern[];
}

export interface Masking extends MaskRules {
  version: number;
}

export const maskingQuery = queryOptions({
  queryKey: ["masking"],
  queryFn: () => call<Masking>("GET", "/api/masking"),
});
export const saveMasking = (base: number, rules: MaskRules) => call<Masking>("PUT", "/api/masking", { base, ...rules });
/** What these rules, saved or not, leave of a text. */
export const tryMasking = ({ cards, patterns }: MaskRules, text: string) =>
  call<{ text: string }>("POST", "/api/masking/try", { cards, patterns, text });
