import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "./http";

export interface Tally {
  good: number;
  bad: number;
  comments: number;
}

export interface Ratings {
  total: Tally;
  /** Those on which somebody rated. */
  days: readonly (Tally & { day: string })[];
  agents: readonly (Tally & { id: string; name: string })[];
  /** Without a name: chats that were in none. */
  departments: readonly (Tally & { id?: string | null; name?: string | null })[];
}

/** From a day to a day, both included, like `2026-11-01`, as days are in the zone. */
export interface Days {
  from: string;
  to: string;
  zone: string;
}

const query = (days: Days) => new URLSearchParams({ ...days }).toString();

export const ratingsQuery = (days: Days) =>
  queryOptions({
    queryKey: ["ratings", days],
    queryFn: () => call<Ratings>("GET", `/api/ratings?${query(days)}`),
    placeholderData: keepPreviousData,
  });

/** Where the same comes as a table, chat by chat. */
export const ratingsTable = (days: Days) => `/api/ratings.csv?${query(days)}`;
