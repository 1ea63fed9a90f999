/** What this browser remembers about its visitor. */
export interface Kept {
  token?: string;
  visitor?: string;
  chat?: string;
  /** Up to which event the visitor has read. */
  read?: number;
  /** The last event a sound was made for: several tabs, one sound. */
  rung?: number;
  muted?: boolean;
  draft?: string;
  /** A comment on the chat that is not sent. */
  comment?: string;
  /** The chat on which the visitor has nothing more to say. */
  declined?: string;
  /** What is typed into forms, by their fields' ids, and sent with what starts the chat. */
  answers?: Readonly<Record<string, string>>;
  /** The form before the chat is answered, but for the message. */
  asked?: boolean;
  /** A message was left for us, with this address to answer to. */
  left?: string | undefined;
}

export interface Session {
  readonly data: Readonly<Kept>;
  /** Whether this browser may remember anything: the visitor has opened the widget, now or before. */
  readonly kept: boolean;
  set(change: Partial<Kept>): void;
  /** The visitor opened the widget: from now on what we know is kept. */
  keep(): void;
  /** The message that was sent from the badge before we were there. It is from now on ours alone, and kept. */
  takeFirst(): string | undefined;
  put(name: string, value: string): void;
  drop(name: string): void;
  /** What was put and not dropped, by this tab or another. */
  list(): Map<string, string>;
  /** Another tab changed what is kept: reads it again, but for what is this tab's own. */
  reload(own?: Partial<Kept>): void;
  /** The name under which a changed storage key was put; "" for the session itself, nothing for what is not ours. */
  nameOf(storageKey: string): string | undefined;
}

/** A storage that may be missing, full or forbidden: every step may throw, and nothing may break. */
export type Shelf = () => Storage;

/**
 * Before `keep()` everything lives in memory only. Afterwards the session is one entry, and each unsent message an entry
 * of its own, so that tabs never overwrite one another's.
 */
export function createSession(key: string, shelf: Shelf): Session {
  const name = `causerie:${key}`;
  const memory = new Map<string, string>();
  let data: Kept = {};
  let kept = false;
  /** Whether the storage has ever had our entry: then it is erased where it is missing, else it was never taken. */
  let held = false;

  const attempt = <T>(work: (storage: Storage) => T): T | undefined => {
    try {
      return work(shelf());
    } catch {
      return undefined;
    }
  };
  const read = () => {
    const text = attempt((storage) => storage.getItem(name));
    return text ? parse(text) : undefined;
  };
  const reload = (own?: Partial<Kept>) => {
    const found = read();
    if (found) kept = held = true;
    if (held) data = found ? { ...found, ...own } : {};
  };
  // Only what has changed: another tab may have written since. All where nothing is there any more.
  const save = (change: Partial<Kept>) => {
    if (!kept) return;
    attempt((storage) => {
      storage.setItem(name, JSON.stringify({ ...(read() ?? data), ...change }));
      held = true;
    });
  };
  // What the storage has is not remembered beside it: another tab may take it away.
  const put = (id: string, value: string) => {
    memory.set(id, value);
    if (!kept) return;
    attempt((storage) => {
      storage.setItem(`${name}:${id}`, value);
      memory.delete(id);
    });
  };
  const nameOf = (entry: string) => {
    if (entry === name) return "";
    return entry.startsWith(`${name}:`) ? entry.slice(name.length + 1) : undefined;
  };
  const keep = () => {
    if (kept) return;
    kept = true;
    save(data);
    for (const [id, value] of memory) put(id, value);
  };
  reload();

  return {
    get data() {
      return data;
    },
    get kept() {
      return kept;
    },
    set: (change) => {
      data = { ...data, ...change };
      save(change);
    },
    keep,
    takeFirst: () =>
      attempt((storage) => {
        const mark = `causerie-badge:${key}`;
        const text = storage.getItem(mark);
        if (!text) return undefined;
        keep();
        storage.removeItem(mark);
        return text;
      }),
    put,
    drop: (id) => {
      memory.delete(id);
      if (kept) attempt((storage) => storage.removeItem(`${name}:${id}`));
    },
    list: () => {
      const all = new Map(memory);
      attempt((storage) => {
        for (let i = 0; i < storage.length; i++) {
          const entry = storage.key(i) as string;
          const id = nameOf(entry);
          if (id) all.set(id, storage.getItem(entry) ?? "");
        }
      });
      return all;
    },
    reload,
    nameOf,
  };
}

function parse(text: string): Kept | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
}
