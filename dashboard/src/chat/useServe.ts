import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { useLive, useOutbox } from "../live/hooks";

/** Takes a chat and opens it. Whoever was slower is told who was faster. */
export function useServe(): (chat: string) => void {
  const live = useLive();
  const navigate = useNavigate();
  return useCallback(
    (chat: string) => {
      const asked = live.outbox.all().some(({ frame }) => frame.type === "serve" && frame.chat === chat);
      if (!asked) live.command({ type: "serve", chat });
      void navigate({ to: "/chats/$id", params: { id: chat } });
    },
    [live, navigate],
  );
}

/** Asked for and not answered yet. */
export function useAsked(type: "serve" | "leave" | "transfer" | "request_rating" | "end", chat: string): boolean {
  return useOutbox().some(({ frame }) => frame.type === type && frame.chat === chat);
}
