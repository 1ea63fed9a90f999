import type { EntryState, InboxFilter } from "../api/inbox";

/** What an agent wants to see of the inbox; the first is what the inbox opens with. */
export const VIEWS = ["todo", "waiting", "solved", "spam", "all"] as const;
export type View = (typeof VIEWS)[number];

const STATES_OF: Record<View, readonly EntryState[]> = {
  todo: ["new", "open"],
  waiting: ["waiting"],
  solved: ["solved"],
  spam: ["spam"],
  all: ["new", "open", "waiting", "solved"],
};

/** Stands in the page's address, so that a list can be kept and shared. */
export interface InboxSearch {
  view?: View;
  who?: string;
  department?: string;
  tag?: string;
  q?: string;
}

const text = (value: unknown) =>
  (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;

export function readSearch(search: Record<string, unknown>): InboxSearch {
  const view = VIEWS.find((one) => one === search.view);
  const read: InboxSearch = {};
  if (view && view !== "todo") read.view = view;
  for (const name of ["who", "department", "tag", "q"] as const) {
    const value = text(search[name]);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

export const filterOf = (search: InboxSearch): InboxFilter => ({
  state: STATES_OF[search.view ?? "todo"].join(","),
  assignee: search.who,
  department: search.department,
  tag: search.tag,
  q: search.q,
});

/** How many of the smaller questions are asked. */
export const narrowed = (search: InboxSearch): number =>
  [search.who, search.department, search.tag].filter((value) => value !== undefined).length;
