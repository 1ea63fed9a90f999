import { IconArrowDown } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useLive, useOutbox } from "../../live/hooks";
import { type Chat, readMark, unreadOf } from "../../live/state";
import { visitorName } from "../../visitor/name";
import { BubbleView } from "./BubbleView";
import { LineView } from "./LineView";
import { MarkView } from "./MarkView";
import { SneakPeek } from "./SneakPeek";
import classes from "./Thread.module.css";
import { timeline } from "./timeline";
import { useReading } from "./useReading";
import { useStick } from "./useStick";

export function Thread({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const live = useLive();
  const outbox = useOutbox();
  const me = useDesk((desk) => desk.me?.id ?? "");
  const skew = useDesk((desk) => desk.skew);
  const unread = useDesk((desk) => unreadOf(desk, chat));
  const divider = useDivider(chat);
  const items = useMemo(() => timeline(chat, outbox, { me, divider, skew }), [chat, outbox, me, divider, skew]);
  const scroller = useRef<HTMLDivElement>(null);
  const own = outbox.findLast(({ frame }) => frame.chat === chat.id)?.frame.id;
  const stick = useStick(scroller, items.length, own);
  useReading(chat, stick.atEnd);
  const last = items.findLast((item) => item.item === "bubble" && item.author.id === me && item.kind === "message");
  const label = t("chat.with", { name: visitorName(chat.summary.visitor, t) });
  return (
    <div className={classes.frame}>
      <div
        className={classes.scroll}
        ref={scroller}
        role="log"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={stick.scrolled}
      >
        <div className={classes.thread}>
          {items.map((item) => {
            if (item.item === "bubble")
              return <BubbleView key={item.key} bubble={item} chat={chat} lastOwn={item.key === last?.key} />;
            if (item.item === "line") return <LineView key={item.key} event={item.event} chat={chat} />;
            return <MarkView key={item.key} mark={item} now={Date.now() + live.state.skew} />;
          })}
        </div>
        <SneakPeek chat={chat} grown={stick.grown} />
      </div>
      {!stick.atEnd && (
        <button type="button" className={classes.jump} onClick={stick.toEnd} data-new={unread > 0}>
          <IconArrowDown size={16} aria-hidden="true" />
          {unread > 0 ? t("chat.newBelow", { count: unread }) : t("chat.toEnd")}
        </button>
      )}
    </div>
  );
}

/** Where reading stopped when this chat was opened; it stays put until the chat is opened again. */
function useDivider(chat: Chat): number | undefined {
  const live = useLive();
  const [divider] = useState(() => {
    const mark = readMark(live.state, chat);
    return mark > 0 && unreadOf(live.state, chat) > 0 ? mark : undefined;
  });
  return divider;
}
