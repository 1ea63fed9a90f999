import { createContext, use, useEffect, useSyncExternalStore } from "react";
import type { LiveDesk } from "./desk";
import type { News } from "./lead";
import type { Entry } from "./outbox";
import type { Chat, Desk } from "./state";

export const DeskContext = createContext<LiveDesk | null>(null);

export function useLive(): LiveDesk {
  const live = use(DeskContext);
  if (!live) throw new Error("useLive outside of a desk");
  return live;
}

/** `select` must return a part of the state itself, never something made anew. */
export function useDesk<T>(select: (desk: Desk) => T): T {
  const live = useLive();
  return useSyncExternalStore(live.subscribe, () => select(live.state));
}

export const useChat = (id: string): Chat | undefined => useDesk((desk) => desk.chats[id]);

export function useOutbox(): readonly Entry[] {
  const { outbox } = useLive();
  return useSyncExternalStore(
    (listener) => outbox.subscribe(listener),
    () => outbox.all(),
  );
}

export function useNews(tell: (news: News) => void): void {
  const live = useLive();
  useEffect(() => live.onNews(tell), [live, tell]);
}
