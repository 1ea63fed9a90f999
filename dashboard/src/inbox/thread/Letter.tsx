import { IconAlertTriangle, IconLock, IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../../ui/Face";
import { clockTime, dayKey, fullTime, shortTime } from "../../ui/format";
import { Linked } from "../../ui/Linked";
import classes from "./EntryThread.module.css";

interface LetterProps {
  kind: "left" | "answer" | "reply" | "note";
  name: string;
  seed: string;
  picture?: string | undefined;
  time: number;
  text: string;
  /** one line under the name */
  under?: string | undefined;
  warned?: boolean;
  answers?: readonly { label: string; text: string }[];
  number: number;
  /** all that was written, where the text is only what is new in it */
  whole?: string | undefined;
  attachments?: readonly string[] | undefined;
}

/** Something written: longer than a bubble, and read like a letter. */
export function Letter(props: LetterProps) {
  const { kind, name, seed, picture, time, under, warned, answers, number } = props;
  const { t, i18n } = useTranslation();
  const today = dayKey(time) === dayKey(Date.now());
  const when = today
    ? clockTime(time, i18n.language)
    : `${shortTime(time, Date.now(), i18n.language)}, ${clockTime(time, i18n.language)}`;
  return (
    <article className={classes.letter} data-kind={kind} data-number={number}>
      <header className={classes.from}>
        <Face name={name} seed={seed} size={28} picture={picture} />
        <div className={classes.who}>
          <span className={classes.name} dir="auto">
            {kind === "note" && <IconLock size={13} aria-hidden="true" />}
            {kind === "note" ? t("chat.noteBy", { name }) : name}
          </span>
          {under && (
            <span className={classes.under} data-warned={warned}>
              {warned && <IconAlertTriangle size={13} aria-hidden="true" />}
              {under}
            </span>
          )}
        </div>
        <time dateTime={new Date(time).toISOString()} title={fullTime(time, i18n.language)}>
          {when}
        </time>
      </header>
      <Words text={props.text} whole={props.whole} />
      {props.attachments && (
        <p className={classes.attachments}>
          <IconPaperclip size={14} aria-hidden="true" />
          {t("inbox.attachments", { names: props.attachments.join(", ") })}
        </p>
      )}
      {answers && answers.length > 0 && (
        <dl className={classes.answers}>
          {answers.map(({ label, text }) => (
            <div key={label}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">
                <Linked text={text} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

function Words({ text, whole }: { text: string; whole: string | undefined }) {
  const { t } = useTranslation();
  const [all, show] = useState(false);
  const shown = all ? (whole ?? text) : text;
  return (
    <>
      {shown.trim() === "" ? (
        <p className={classes.none}>{t("inbox.noText")}</p>
      ) : (
        <p className={classes.words} dir="auto">
          <Linked text={shown} />
        </p>
      )}
      {whole !== undefined && (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => show(!all)}>
          {all ? t("inbox.hideQuoted") : t("inbox.showQuoted")}
        </button>
      )}
    </>
  );
}
