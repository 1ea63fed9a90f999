import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconLock } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useLive } from "../../live/hooks";
import type { Chat } from "../../live/state";
import { Face } from "../../ui/Face";
import { clockTime, fullTime } from "../../ui/format";
import { Linked } from "../../ui/Linked";
import { VisitorFace } from "../../visitor/VisitorFace";
import { useNames } from "../useNames";
import classes from "./Bubble.module.css";
import type { Bubble } from "./timeline";

interface BubbleProps {
  bubble: Bubble;
  chat: Chat;
  lastOwn: boolean;
}

function same(a: BubbleProps, b: BubbleProps): boolean {
  const { bubble: x } = a;
  const { bubble: y } = b;
  const shape = x.first === y.first && x.last === y.last && x.text === y.text;
  return shape && x.key === y.key && x.state === y.state && x.number === y.number && a.lastOwn === b.lastOwn;
}

/** One node from pending to seen: only its marks change. */
export const BubbleView = memo(function BubbleView({ bubble, chat, lastOwn }: BubbleProps) {
  const { t } = useTranslation();
  const me = useDesk((desk) => desk.me?.id);
  const nameOf = useNames(chat);
  const picture = useDesk((desk) => desk.agents[bubble.author.id ?? ""]?.agent.avatar);
  const own = bubble.author.role === "agent" && bubble.author.id === me;
  const side = bubble.author.role === "visitor" ? "theirs" : own ? "own" : "colleague";
  const name = own ? t("chat.you") : nameOf(bubble.author);
  const named = bubble.first && (side === "colleague" || bubble.kind === "note");
  return (
    <div
      className={classes.line}
      data-side={side}
      data-first={bubble.first}
      data-last={bubble.last}
      data-kind={bubble.kind}
      data-state={bubble.state}
      data-number={bubble.number}
    >
      {side !== "own" && (
        <span className={classes.face}>
          {bubble.last && side === "theirs" && <VisitorFace visitor={chat.summary.visitor} size={28} />}
          {bubble.last && side === "colleague" && (
            <Face name={name} seed={bubble.author.id ?? ""} size={28} picture={picture} />
          )}
        </span>
      )}
      <div className={classes.column}>
        <span className={named ? classes.name : "away"}>
          {bubble.kind === "note" && <IconLock size={12} aria-hidden="true" />}
          {bubble.kind === "note" ? (own ? t("chat.noteYours") : t("chat.noteBy", { name })) : name}
        </span>
        <div className={classes.bubble}>
          <div dir="auto">
            <Linked text={bubble.text} />
          </div>
        </div>
        {bubble.state === "refused" && <Refused bubble={bubble} />}
        {bubble.state !== "refused" && (bubble.last || lastOwn || bubble.state === "pending") && (
          <Foot bubble={bubble} marked={own && (lastOwn || bubble.state === "pending")} />
        )}
      </div>
    </div>
  );
}, same);

const ICONS = { pending: IconClock, sent: IconCheck, seen: IconChecks };

function Foot({ bubble, marked }: { bubble: Bubble; marked: boolean }) {
  const { t, i18n } = useTranslation();
  const state = bubble.state === "refused" ? "pending" : bubble.state;
  const Icon = ICONS[state];
  return (
    <span className={classes.foot}>
      <time dateTime={new Date(bubble.time).toISOString()} title={fullTime(bubble.time, i18n.language)}>
        {clockTime(bubble.time, i18n.language)}
      </time>
      {marked && (
        <span className={classes.state} data-state={state}>
          <Icon size={14} aria-hidden="true" />
          {t(bubble.kind === "note" && state !== "pending" ? "chat.state.noted" : `chat.state.${state}`)}
        </span>
      )}
    </span>
  );
}

function Refused({ bubble }: { bubble: Bubble }) {
  const { t } = useTranslation();
  const live = useLive();
  const id = bubble.id ?? "";
  const reason = bubble.refusal?.reason ?? "unavailable";
  return (
    <span className={classes.refused} role="alert">
      <IconAlertCircle size={14} aria-hidden="true" />
      {t("chat.notSent", { reason: t(`chat.refused.${reason}`) })}
      <button type="button" onClick={() => live.retry(id)}>
        {t("chat.retry")}
      </button>
      <button type="button" onClick={() => live.outbox.settle(id)}>
        {t("chat.discard")}
      </button>
    </span>
  );
}
