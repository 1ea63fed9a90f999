import type { Agent, AgentFrame, RefusalReason } from "../../../protocol/frames";

export type Durable = Extract<AgentFrame, { id: string }>;

export interface Refusal {
  reason: RefusalReason;
  agent?: Agent;
}

export interface Entry {
  frame: Durable;
  at: number;
  /** acknowledged under this number; gone once we hold it */
  number?: number;
  refused?: Refusal;
}

/** Who takes a chat, hands it over or asks for a rating means now, not when the network is back tomorrow. */
const STALE = 60_000;
const passing = ({ type }: Durable) => type === "serve" || type === "transfer" || type === "request_rating";

/**
 * Keeps every durable command until its receipt. One key an entry, so that tabs never overwrite each other's;
 * other tabs' entries arrive by the storage event.
 */
export class Outbox {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private list: readonly Entry[] = [];
  private newest = 0;

  constructor(
    private readonly prefix: string,
    private readonly storage: Storage | undefined,
  ) {
    for (let i = 0; storage && i < storage.length; i++) {
      const key = storage.key(i);
      if (key?.startsWith(prefix)) this.read(key, storage.getItem(key));
    }
    this.changed();
  }

  /** Another tab wrote, settled or refused something. */
  readonly heard = (event: StorageEvent): void => {
    if (!event.key?.startsWith(this.prefix)) return;
    if (event.newValue === null) this.entries.delete(event.key.slice(this.prefix.length));
    else this.read(event.key, event.newValue);
    this.changed();
  };

  all(): readonly Entry[] {
    return this.list;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  add(frame: Durable, now = Date.now()): void {
    this.newest = Math.max(now, this.newest + 1);
    this.write({ frame, at: this.newest });
  }

  settle(id: string): void {
    if (!this.entries.delete(id)) return;
    this.forget(id);
    this.changed();
  }

  acknowledged(id: string, number: number): void {
    const entry = this.entries.get(id);
    if (entry) this.write({ ...entry, number });
  }

  /** A refused text is kept for its writer; any other command is over. */
  refuse(id: string, refused: Refusal): Entry | undefined {
    const entry = this.entries.get(id);
    if (!entry) return undefined;
    if (entry.frame.type === "message" || entry.frame.type === "note") this.write({ ...entry, refused });
    else this.settle(id);
    return entry;
  }

  /**
   * Refused was final for the old id, so a retry is a new command; but "unavailable" is no verdict: perhaps it was stored
   * after all, and only the same id cannot become a second message.
   */
  retry(id: string, fresh: string): void {
    const entry = this.entries.get(id);
    if (!entry?.refused) return;
    this.settle(id);
    this.add({ ...entry.frame, id: entry.refused.reason === "unavailable" ? id : fresh });
  }

  unsent(now = Date.now()): readonly Entry[] {
    for (const entry of this.list) if (passing(entry.frame) && now - entry.at > STALE) this.settle(entry.frame.id);
    return this.list.filter((entry) => !entry.refused && entry.number === undefined);
  }

  private read(key: string, value: string | null): void {
    try {
      const entry = JSON.parse(value ?? "") as Entry;
      if (entry.frame.id === key.slice(this.prefix.length)) this.entries.set(entry.frame.id, entry);
    } catch {
      this.storage?.removeItem(key);
    }
  }

  private write(entry: Entry): void {
    this.entries.set(entry.frame.id, entry);
    try {
      this.storage?.setItem(this.prefix + entry.frame.id, JSON.stringify(entry));
    } catch {
      // full or forbidden: this page still holds it in memory
    }
    this.changed();
  }

  private forget(id: string): void {
    try {
      this.storage?.removeItem(this.prefix + id);
    } catch {
      // see write
    }
  }

  private changed(): void {
    this.list = [...this.entries.values()].sort((a, b) => a.at - b.at);
    for (const listener of this.listeners) listener();
  }
}
