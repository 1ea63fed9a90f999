import type { RefusalReason, VisitorFrame } from "../../../protocol/frames";
import type { Session } from "./session";

/** Something the visitor did that must reach the server: kept until its event or acknowledgement comes. */
export interface Entry {
  readonly id: string;
  readonly kind: "message" | "end";
  readonly text: string;
  readonly at: number;
  /** The tab that sends it. */
  readonly tab: string;
  readonly refused?: RefusalReason;
}

export interface Outbox {
  readonly entries: readonly Entry[];
  add(kind: Entry["kind"], text: string): Entry;
  /** What is to be sent on this connection, in order; each is handed out once per connection. */
  take(): VisitorFrame[];
  /** The connection is gone: what has no answer yet is to be sent again. */
  unsend(): void;
  settle(id: string): void;
  refuse(id: string, reason: RefusalReason): void;
  /** A refusal is final for its id, so a retry is a new entry at the end. */
  retry(id: string): void;
  /** Takes over what other tabs left unsent, as soon as they are gone. */
  inherit(): void;
}

/** The part of Web Locks we need; absent on pages without TLS and in old browsers. */
export type Locks = Pick<LockManager, "request"> | undefined;

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  let id = Date.now().toString(36);
  for (const byte of bytes) id += (byte % 36).toString(36);
  return id;
}

export function createOutbox(session: Session, key: string, locks: Locks, changed: () => void): Outbox {
  const tab = newId();
  let entries: Entry[] = [];
  let sent = new Set<string>();
  let release: (() => void) | undefined;
  const watched = new Set<string>();
  const lockOf = (owner: string) => `causerie:${key}:${owner}`;

  /** Our lock says "this tab lives and sends its own"; held only while needed, since it keeps a page out of the back cache. */
  const hold = () => {
    if (!entries.length) {
      release?.();
      release = undefined;
    } else if (!release && locks) {
      const until = new Promise<void>((done) => {
        release = done;
      });
      void locks.request(lockOf(tab), () => until).catch(() => undefined);
    }
  };
  const keep = (entry: Entry) => session.put(entry.id, JSON.stringify(entry));
  const replace = (next: Entry[]) => {
    entries = next;
    hold();
    changed();
  };
  const settle = (id: string) => {
    sent.delete(id);
    session.drop(id);
    if (entries.some((entry) => entry.id === id)) replace(entries.filter((entry) => entry.id !== id));
  };
  const stored = () => {
    const found: Entry[] = [];
    for (const value of session.list().values()) {
      const entry = parse(value);
      if (entry) found.push(entry);
    }
    return found;
  };
  const adopt = (owner: string) => {
    watched.delete(owner);
    const left = stored().filter((entry) => entry.tab === owner && !entries.some(({ id }) => id === entry.id));
    if (!left.length) return;
    const mine = left.map((entry) => ({ ...entry, tab }));
    for (const entry of mine) keep(entry);
    replace([...entries, ...mine].sort((a, b) => a.at - b.at));
  };
  const add = (kind: Entry["kind"], text: string) => {
    let at = Date.now();
    for (const other of stored()) at = Math.max(at, other.at + 1);
    const entry: Entry = { id: newId(), kind, text, at, tab };
    keep(entry);
    replace([...entries, entry]);
    return entry;
  };

  return {
    get entries() {
      return entries;
    },
    add,
    take: () => {
      const open = entries.filter((entry) => !entry.refused && !sent.has(entry.id));
      for (const entry of open) sent.add(entry.id);
      return open.map(({ kind, id, text }) => (kind === "end" ? { type: "end", id } : { type: "message", id, text }));
    },
    unsend: () => {
      sent = new Set();
    },
    settle,
    refuse: (id, reason) => {
      const entry = entries.find((one) => one.id === id);
      if (!entry || entry.kind === "end") return settle(id);
      const refused = { ...entry, refused: reason };
      keep(refused);
      replace(entries.map((one) => (one.id === id ? refused : one)));
    },
    retry: (id) => {
      const entry = entries.find((one) => one.id === id);
      if (!entry) return;
      add(entry.kind, entry.text);
      settle(id);
    },
    inherit: () => {
      for (const { tab: owner } of stored()) {
        if (owner === tab || watched.has(owner)) continue;
        watched.add(owner);
        if (locks) void locks.request(lockOf(owner), () => adopt(owner)).catch(() => adopt(owner));
        else adopt(owner);
      }
    },
  };
}

function parse(value: string): Entry | undefined {
  try {
    const entry = JSON.parse(value) as Partial<Entry> | null;
    const whole = typeof entry?.id === "string" && typeof entry.text === "string" && typeof entry.tab === "string";
    return whole && Number.isFinite(entry.at) ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}
