import { useEffect } from "react";
import { useLive } from "../../live/hooks";
import type { Chat } from "../../live/state";

/** Read is what stood at the end of the thread while somebody looked at this window. */
export function useReading(chat: Chat, atEnd: boolean): void {
  const live = useLive();
  const newest = chat.events.findLast((e) => e.kind === "message" && e.author.role === "visitor")?.number ?? 0;
  const { id, mine } = chat;
  useEffect(() => {
    const look = () => {
      const looks = document.visibilityState === "visible" && document.hasFocus();
      if (!looks || !mine || !atEnd || (live.state.marks[id] ?? 0) >= newest) return;
      live.local({ type: "here.read", chat: id, number: newest });
      live.say({ type: "read", chat: id, number: newest });
    };
    look();
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [live, id, mine, atEnd, newest]);
}
