import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./http";

export const STATES = ["new", "open", "waiting", "solved", "spam"] as const;
export type EntryState = (typeof STATES)[number];

export interface Named {
  id: string;
  name: string;
}

/** What was left, as a list shows it. `last` is the number of its newest event. */
export interface InboxEntry {
  id: string;
  state: EntryState;
  last: number;
  name: string;
  email: string;
  phone: string;
  /** the provider that says the address is the visitor’s */
  vouchedBy?: string;
  /** By which the visitor's site knows them; it has proved who they are. */
  external?: string;
  subject: string;
  text: string;
  unread: boolean;
  assignee?: string;
  department?: Named;
  tags: readonly string[];
  created: number;
  touched: number;
}

export type EntryKind = "answer" | "reply" | "returned" | "note" | "moved" | "assigned" | "filed" | "tagged";

export interface EntryEvent {
  number: number;
  time: number;
  kind: EntryKind;
  /** who did it; nobody of ours when it is missing */
  agent?: string;
  /** of a reply, what is new in it */
  text?: string;
  /** all of a reply, where there is more */
  whole?: string;
  from?: string;
  subject?: string;
  /** names only */
  attachments?: readonly string[];
  /** nobody wrote it */
  machine?: boolean;
  /** how far an answer has come */
  mail?: "queued" | "sent" | "failed";
  state?: EntryState;
  to?: Named;
  added?: readonly string[];
  removed?: readonly string[];
}

export interface PastChat {
  id: string;
  status: string;
  started: number;
  touched: number;
  agents: readonly string[];
  text?: string;
}

export interface EntryPage {
  entry: InboxEntry;
  left: {
    text: string;
    answers: readonly { label: string; text: string }[];
    language: string;
    url: string;
    title: string;
  };
  events: readonly EntryEvent[];
  chats: readonly PastChat[];
  earlier: readonly InboxEntry[];
}

export interface InboxFilter {
  /** comma-separated */
  state: string;
  assignee?: string | undefined;
  department?: string | undefined;
  tag?: string | undefined;
  q?: string | undefined;
}

export interface ListPage {
  entries: InboxEntry[];
  next?: string;
}

const search = (values: object) => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
};

export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ["inbox", "list", filter],
    queryFn: ({ pageParam }) => call<ListPage>("GET", `/api/inbox?${search({ ...filter, after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: ["inbox", "entry", id],
    queryFn: () => call<EntryPage>("GET", `/api/inbox/${encodeURIComponent(id)}`),
  });

export const countQuery = queryOptions({
  queryKey: ["inbox", "count"],
  queryFn: () => call<{ unread: number; tags: string[] }>("GET", "/api/inbox/count"),
});

export interface ChatLine {
  time: number;
  kind: "message" | "note";
  by: "visitor" | "agent" | "system";
  agent?: string;
  text: string;
}

export const pastChatQuery = (entry: string, chat: string) =>
  queryOptions({
    queryKey: ["inbox", "chat", entry, chat],
    queryFn: async () => (await call<{ lines: ChatLine[] }>("GET", `/api/inbox/${entry}/chats/${chat}`)).lines,
  });

/** `""` is nobody, or none. */
export interface EntryChange {
  state?: EntryState;
  assignee?: string;
  department?: string;
  tags?: readonly string[];
}

/** Nothing comes back when the change put it out of the agent's own reach. */
export const changeEntry = (id: string, base: number, change: EntryChange) =>
  call<EntryPage | undefined>("PATCH", `/api/inbox/${id}`, { base, ...change });

export const noteEntry = (id: string, note: { id: string; text: string }) =>
  call<EntryPage>("POST", `/api/inbox/${id}/notes`, note);

export interface AnswerBody {
  id: string;
  base: number;
  text: string;
  /** where it stands afterwards */
  state: "waiting" | "solved";
  resume: boolean;
}

export const answerEntry = (id: string, answer: AnswerBody) =>
  call<EntryPage>("POST", `/api/inbox/${id}/answers`, answer);

export const readEntry = (id: string) => call<void>("PUT", `/api/inbox/${id}/read`);
