import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { EntryEvent } from "../../api/inbox";
import { useDesk } from "../../live/hooks";
import { clockTime, fullTime } from "../../ui/format";
import classes from "./EntryThread.module.css";

/** What was done with it: one calm line each. */
export function HappenedLine({ event }: { event: EntryEvent }) {
  const { t, i18n } = useTranslation();
  const agent = useDesk((desk) => desk.agents[event.agent ?? ""]?.agent.name);
  const name = agent ?? t("agent.unnamed");
  return (
    <p className={classes.line} data-number={event.number} data-kind={event.kind}>
      <span dir="auto">{words(event, name, t)}</span>{" "}
      <time dateTime={new Date(event.time).toISOString()} title={fullTime(event.time, i18n.language)}>
        {clockTime(event.time, i18n.language)}
      </time>
    </p>
  );
}

function words(event: EntryEvent, name: string, t: TFunction): string {
  const { kind, state, to, added, removed } = event;
  if (kind === "returned") return t("inbox.line.returned");
  if (kind === "moved" && state) return t("inbox.line.moved", { name, state: t(`inbox.state.${state}`) });
  if (kind === "assigned") {
    if (!to) return t("inbox.line.released", { name });
    if (to.id === event.agent) return t("inbox.line.taken", { name });
    return t("inbox.line.assigned", { name, to: to.name });
  }
  if (kind === "filed") {
    return to ? t("inbox.line.filed", { name, department: to.name }) : t("inbox.line.unfiled", { name });
  }
  const more = (added ?? []).map((tag) => `+${tag}`);
  const less = (removed ?? []).map((tag) => `−${tag}`);
  return t("inbox.line.tagged", { name, tags: [...more, ...less].join(" ") });
}
