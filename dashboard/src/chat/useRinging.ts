import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LiveDesk } from "../live/desk";
import { useDesk, useLive } from "../live/hooks";
import type { Chat, Desk } from "../live/state";
import { holdWhileVisible, notify } from "../ui/notify";
import { play, useSilenced } from "../ui/sound";
import { visitorName } from "../visitor/name";
import { rings, waitingChats } from "./groups";

const AGAIN = 5000;

/** The tab that holds the connection rings. Where its browser forbids that, any other does that may. */
const sounds = ({ leading, state }: LiveDesk) => leading || state.silent;

/** One soft ring, repeated until nobody waits. */
export function useRinging(): void {
  const live = useLive();
  const ringing = useDesk(rings);
  useEffect(() => {
    if (!ringing) return;
    const ring = () => {
      if (sounds(live)) play("ring");
    };
    ring();
    const timer = setInterval(ring, AGAIN);
    return () => clearInterval(timer);
  }, [ringing, live]);
  useTellSilence();
  useEffect(holdWhileVisible, []);
  useTelling();
}

/** The other tabs have to know when this one leads and may not ring. */
function useTellSilence(): void {
  const live = useLive();
  const silent = useSilenced();
  const link = useDesk((desk) => desk.link);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new connection this tab may lead
  useEffect(() => {
    if (live.leading) live.local({ type: "here.silent", silent });
  }, [live, silent, link]);
}

interface Told {
  waiting: Set<string>;
  last: Map<string, number>;
}

const newest = (chat: Chat) => chat.events.findLast((e) => e.kind === "message" && e.author.role === "visitor");

function snapshot(desk: Desk): Told {
  const mine = Object.values(desk.chats).filter((chat) => chat.mine);
  return {
    waiting: new Set(waitingChats(desk).map((chat) => chat.id)),
    last: new Map(mine.map((chat) => [chat.id, newest(chat)?.number ?? 0])),
  };
}

/** New visitors and new messages, told by the browser while nobody looks at the desk. */
function useTelling(): void {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate();
  const told = useRef<Told | undefined>(undefined);
  useEffect(() => {
    const tell = (title: string, body: string, chat: string) => {
      if (!live.leading) return;
      const open = () => void navigate({ to: "/chats/$id", params: { id: chat } });
      void notify(title, body, { tag: chat, open });
    };
    const look = () => {
      const desk = live.state;
      if (desk.link.phase !== "open") return;
      const before = told.current;
      const now = snapshot(desk);
      told.current = now;
      if (!before || !sounds(live)) return;
      for (const id of now.waiting) {
        const chat = desk.chats[id];
        if (!chat || before.waiting.has(id)) continue;
        const name = visitorName(chat.summary.visitor, t);
        tell(t("chat.waitsTitle", { name }), chat.summary.lastText ?? "", id);
      }
      for (const [id, number] of now.last) {
        const chat = desk.chats[id];
        const known = before.last.get(id);
        if (!chat || known === undefined || number <= known) continue;
        const message = newest(chat);
        if (desk.opens[live.tab] !== id || document.visibilityState === "hidden") play("message");
        if (message?.kind === "message") tell(visitorName(chat.summary.visitor, t), message.text, id);
      }
    };
    look();
    return live.subscribe(look);
  }, [live, navigate, t]);
}
