import type { Rating, RefusalReason, VisitorFrame } from "../../../protocol/frames";
import type { Session } from "./session";

/** Something the visitor did that must reach the server: kept until its event or acknowledgement comes. */
export interface Entry {
  readonly id: string;
  readonly kind: "message" | "end" | "rate" | "leave" | "profile";
  /** Of a message, or the comment that goes with a rating. */
  readonly text: string;
  readonly at: number;
  /** What was answered to a form with it. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly department?: string;
  readonly refused?: RefusalReason;
  /** Which chat is rated, and how; without a rating it is taken back. */
  readonly chat?: string;
  readonly rating?: Rating;
}

export type Answered = Pick<Entry, "answers" | "department">;

/**
 * All tabs of a visitor share one outbox: each knows every entry, and whoever sends, sends all that is older first. So the
 * order holds whichever tab is quicker, and an entry sent by two tabs is one event, since the server knows its id.
 */
export interface Outbox {
  readonly entries: readonly Entry[];
  add(kind: Entry["kind"], text: string, more?: Answered): void;
  /** What was said of the chat before and has not left us need not leave us any more. */
  rate(chat: string, rating: Rating | undefined, comment: string): void;
  /** What is to be sent on this connection, in order; each is handed out once per connection. */
  take(): VisitorFrame[];
  /** The connection is gone: what has no answer yet is to be sent again. With an id, only that. */
  unsend(id?: string): void;
  settle(id: string): void;
  refuse(id: string, reason: RefusalReason): void;
  /**
   * Puts it at the end. A refusal is final for its id, so a retry has a new one; but "unavailable" is no verdict: perhaps it
   * was stored after all, and only the same id cannot become a second message.
   */
  retry(id: string): void;
  /** Another tab wrote, changed or settled an entry. */
  heard(id: string, value: string | undefined): void;
  /** Reads anew what is kept. */
  reload(): void;
}

export function newId(): string {
  let id = Date.now().toString(36);
  for (const byte of crypto.getRandomValues(new Uint8Array(12))) id += (byte % 36).toString(36);
  return id;
}

export function createOutbox(session: Session, changed: () => void): Outbox {
  let entries: Entry[] = [];
  let sent = new Set<string>();

  const find = (id: string) => entries.find((entry) => entry.id === id);
  const set = (id: string, entry: Entry | undefined) => {
    const others = entries.filter((one) => one.id !== id);
    if (!entry && others.length === entries.length) return;
    entries = entry ? [...others, entry].sort((a, b) => a.at - b.at) : others;
    changed();
  };
  const keep = (entry: Entry) => {
    session.put(entry.id, JSON.stringify(entry));
    set(entry.id, entry);
  };
  const settle = (id: string) => {
    session.drop(id);
    set(id, undefined);
  };
  const add = (entry: Omit<Entry, "id" | "at" | "refused">, id = newId()) => {
    const newest = entries.length ? (entries[entries.length - 1] as Entry).at + 1 : 0;
    keep({ ...entry, id, at: Math.max(Date.now(), newest) });
  };
  const heard = (id: string, value: string | undefined) => set(id, value === undefined ? undefined : parse(value));
  const reload = () => {
    entries = [];
    for (const [id, value] of session.list()) heard(id, value);
  };
  reload();

  return {
    get entries() {
      return entries;
    },
    add: (kind, text, more) => add({ ...more, kind, text }),
    rate: (chat, rating, text) => {
      for (const { id, kind, refused } of entries) if (kind === "rate" && (refused || !sent.has(id))) settle(id);
      add({ kind: "rate", text, chat, ...(rating && { rating }) });
    },
    take: () => {
      const open = entries.filter((entry) => !entry.refused && !sent.has(entry.id));
      for (const entry of open) sent.add(entry.id);
      return open.map(frameOf);
    },
    unsend: (id) => {
      if (id) sent.delete(id);
      else sent = new Set();
    },
    settle,
    refuse: (id, reason) => {
      const entry = find(id);
      // Who the visitor is will be said again with the next connection.
      if (entry?.kind === "profile") return;
      if (!entry || entry.kind === "end") settle(id);
      else keep({ ...entry, refused: reason });
    },
    retry: (id) => {
      const entry = find(id);
      if (!entry) return;
      settle(id);
      sent.delete(id);
      const { refused, at: _, id: __, ...again } = entry;
      add(again, refused === "unavailable" ? id : undefined);
    },
    heard,
    reload,
  };
}

function frameOf({ kind, id, text, chat = "", rating, answers, department }: Entry): VisitorFrame {
  const where = department ? { department } : {};
  switch (kind) {
    case "end":
      return { type: kind, id };
    case "rate":
      return { type: kind, id, chat, ...(rating && { rating }), ...(text && { comment: text }) };
    case "profile":
      return { type: kind, id, answers: answers ?? {} };
    case "leave":
      return { type: kind, id, text, answers: answers ?? {}, ...where };
    default:
      return { type: "message", id, text, ...(answers ? { answers } : {}), ...where };
  }
}

function parse(value: string): Entry | undefined {
  try {
    const entry = JSON.parse(value) as Entry | null;
    return typeof entry?.id === "string" && typeof entry.text === "string" && entry.at > 0 ? entry : undefined;
  } catch {
    return undefined;
  }
}
