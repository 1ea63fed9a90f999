import type { TFunction } from "i18next";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Answer, Started } from "../../../../protocol/frames";
import { useDesk } from "../../live/hooks";
import type { Chat } from "../../live/state";
import { clockTime, fullTime } from "../../ui/format";
import { RatedWords } from "../rating/RatedWords";
import { useNames } from "../useNames";
import classes from "./Line.module.css";
import type { Line } from "./timeline";

interface LineProps {
  event: Line["event"];
  chat: Chat;
}

/** Who came, who went: one calm line each. */
export const LineView = memo(
  function LineView({ event, chat }: LineProps) {
    const { i18n } = useTranslation();
    const words = useWords(event, chat);
    return (
      <>
        <p className={classes.line} data-number={event.number} data-kind={event.kind}>
          {event.kind === "rated" ? <RatedWords event={event} words={words} /> : <span dir="auto">{words}</span>}{" "}
          <time dateTime={new Date(event.time).toISOString()} title={fullTime(event.time, i18n.language)}>
            {clockTime(event.time, i18n.language)}
          </time>
        </p>
        {event.kind === "answered" && <Answers answers={event.answers} />}
      </>
    );
  },
  (a, b) => a.event === b.event && a.chat.summary.visitor === b.chat.summary.visitor,
);

/** What was asked before the chat, and what the visitor said. */
function Answers({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl className={classes.answers}>
      {answers.map(({ label, text }) => (
        <div key={label}>
          <dt dir="auto">{label}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function started(event: Started, name: string, t: TFunction): string {
  const page = event.page?.title || event.page?.url;
  const department = event.department?.name;
  if (page && department) return t("chat.line.startedOnFor", { name, page, department });
  if (department) return t("chat.line.startedFor", { name, department });
  return page ? t("chat.line.startedOn", { name, page }) : t("chat.line.started", { name });
}

function useWords(event: Line["event"], chat: Chat): string {
  const { t } = useTranslation();
  const me = useDesk((desk) => desk.me?.id);
  const name = useNames(chat)(event.author);
  const own = event.author.role === "agent" && event.author.id === me;
  switch (event.kind) {
    case "started":
      return started(event, name, t);
    case "answered":
      return t("chat.line.answered", { name });
    case "described":
      return t("chat.line.described", { name: event.visitor.name });
    case "verified":
      return t("chat.line.verified", { name: event.visitor.name });
    case "joined":
      return event.agent.id === me ? t("chat.line.youJoined") : t("chat.line.joined", { name: event.agent.name });
    case "transferred":
      if (event.agent?.id === me) return t("chat.line.transferredToYou", { name });
      return t(own ? "chat.line.youTransferred" : "chat.line.transferred", {
        name,
        to: event.department?.name ?? event.agent?.name ?? t("agent.unnamed"),
      });
    case "rated":
      return event.rating ? t(`chat.rated.${event.rating}`) : t("chat.rated.back");
    case "rating_requested":
      return own ? t("chat.line.youAsked") : t("chat.line.asked", { name });
    case "left":
      return own ? t("chat.line.youLeft") : t("chat.line.left", { name });
    case "ended":
      if (event.reason === "idle") return t("chat.line.idle");
      return own ? t("chat.line.youEnded") : t("chat.line.ended", { name });
  }
}
