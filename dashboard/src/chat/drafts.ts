import { useCallback, useSyncExternalStore } from "react";

export interface Draft {
  text: string;
  note: boolean;
}

const PREFIX = "causerie.draft.";
const EMPTY: Draft = { text: "", note: false };
const cache = new Map<string, Draft>();
const listeners = new Set<() => void>();

export function readDraft(key: string): Draft {
  const known = cache.get(key);
  if (known) return known;
  let draft = EMPTY;
  try {
    const stored = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as Partial<Draft> | null;
    if (typeof stored?.text === "string") draft = { text: stored.text, note: stored.note === true };
  } catch {
    // nothing kept, or nothing may be kept
  }
  cache.set(key, draft);
  return draft;
}

export function writeDraft(key: string, draft: Draft): void {
  cache.set(key, draft);
  try {
    if (draft.text === "" && !draft.note) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // kept as long as the page
  }
  for (const listener of listeners) listener();
}

// Heard also while no draft is on the screen: what another tab has sent meanwhile must not come back.
window.addEventListener("storage", ({ key }) => {
  if (!key?.startsWith(PREFIX)) return;
  cache.delete(key.slice(PREFIX.length));
  for (const listener of listeners) listener();
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this agent has begun to write in a chat; kept across reloads, sign-outs and tabs. At last, how to read it anew. */
export function useDraft(agent: string, chat: string): [Draft, (draft: Draft) => void, () => Draft] {
  const key = `${agent}.${chat}`;
  const read = useCallback(() => readDraft(key), [key]);
  const draft = useSyncExternalStore(subscribe, read);
  const write = useCallback((next: Draft) => writeDraft(key, next), [key]);
  return [draft, write, read];
}
