import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { EntryEvent, EntryPage } from "../../api/inbox";
import { useDesk } from "../../live/hooks";
import { visitorName } from "../../visitor/name";
import classes from "./EntryThread.module.css";
import { HappenedLine } from "./HappenedLine";
import { Letter } from "./Letter";

/** Only what somebody wrote leads to the end: who reads above is not to be pulled away by a tag. */
export const newestLetter = (events: readonly EntryEvent[]): number =>
  events.findLast(({ kind }) => kind === "answer" || kind === "note" || kind === "reply")?.number ?? 1;

/** The visitor's words first, then all that happened, in its order. */
export function EntryThread({ page }: { page: EntryPage }) {
  const { t } = useTranslation();
  const { entry, left, events } = page;
  const box = useRef<HTMLElement>(null);
  const newest = newestLetter(events);
  useEffect(() => {
    if (box.current && newest > 1) box.current.scrollTop = box.current.scrollHeight;
  }, [newest]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard
    <section ref={box} className={classes.scroll} tabIndex={0} aria-label={t("inbox.thread")}>
      <div className={classes.thread}>
        <Letter
          kind="left"
          name={visitorName(entry, t)}
          seed={entry.email || entry.id}
          time={entry.created}
          text={left.text}
          answers={left.answers}
          number={1}
        />
        {events.map((event) => (
          <Happened key={event.number} event={event} page={page} />
        ))}
      </div>
    </section>
  );
}

function Happened({ event, page }: { event: EntryEvent; page: EntryPage }) {
  const { t } = useTranslation();
  const agent = useDesk((desk) => desk.agents[event.agent ?? ""]?.agent);
  const { entry } = page;
  const letter = { time: event.time, text: event.text ?? "", number: event.number };
  if (event.kind === "reply")
    return (
      <Letter
        {...letter}
        kind="reply"
        name={visitorName(entry, t)}
        seed={entry.email || entry.id}
        whole={event.whole}
        attachments={event.attachments}
        {...whence(event, entry.email, t)}
      />
    );
  if (event.kind !== "answer" && event.kind !== "note") return <HappenedLine event={event} />;
  return (
    <Letter
      {...letter}
      kind={event.kind}
      name={agent?.name ?? t("agent.unnamed")}
      seed={event.agent ?? ""}
      picture={agent?.avatar}
      {...whither(event, t)}
    />
  );
}

/** A reply from elsewhere may still be the visitor's; whoever answers should know. */
function whence(event: EntryEvent, email: string, t: TFunction): { under?: string; warned?: boolean } {
  if (event.from && event.from.toLowerCase() !== email.toLowerCase())
    return { under: t("inbox.fromElsewhere", { address: event.from }), warned: true };
  return event.machine ? { under: t("inbox.byMachine") } : {};
}

function whither(event: EntryEvent, t: TFunction): { under?: string; warned?: boolean } {
  if (event.kind !== "answer") return {};
  const address = event.to?.name ?? "";
  if (event.mail === "failed") return { under: t("inbox.mail.failed", { address }), warned: true };
  return { under: t(event.mail === "queued" ? "inbox.mail.queued" : "inbox.mail.sent", { address }) };
}
