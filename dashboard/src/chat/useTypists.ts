import { useDesk } from "../live/hooks";
import type { Chat, Typing } from "../live/state";
import { useNow } from "../ui/clock";

const FADES = 8000;

export interface Typists {
  /** the visitor is writing at this moment */
  visitor: boolean;
  /** what the visitor has written and not sent; it stays when the writing pauses */
  unsent?: string;
  colleagues: Typing[];
}

export function useTypists(chat: Chat): Typists {
  const me = useDesk((desk) => desk.me?.id);
  const now = useNow(chat.typing.length > 0);
  const fresh = (typing: Typing) => now - typing.at < FADES;
  const visitor = chat.typing.find((typing) => typing.author.role === "visitor");
  return {
    visitor: visitor !== undefined && fresh(visitor),
    unsent: visitor?.text || undefined,
    colleagues: chat.typing.filter((t) => t.author.role === "agent" && t.author.id !== me && fresh(t)),
  };
}
