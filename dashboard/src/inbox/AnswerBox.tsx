import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Button, Menu, Switch, Textarea } from "@mantine/core";
import { IconChevronDown, IconLock, IconMail, IconSend2 } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntryPage } from "../api/inbox";
import { useSession } from "../app/session";
import composer from "../chat/Composer.module.css";
import { useDraft } from "../chat/drafts";
import { Mode } from "../chat/Mode";
import { visitorName } from "../visitor/name";
import classes from "./AnswerBox.module.css";
import { type Sending, useSending } from "./useSending";

const LONGEST = { answer: 20_000, note: 5_000 };

export function AnswerBox({ page }: { page: EntryPage }) {
  const { t } = useTranslation();
  const { agent } = useSession();
  const { entry } = page;
  const [draft, write, read] = useDraft(agent.id, `inbox.${entry.id}`);
  const [resume, setResume] = useState(true);
  const box = useRef<HTMLTextAreaElement>(null);
  const mailable = entry.email !== "";
  const note = draft.note || !mailable;
  const over = draft.text.length - (note ? LONGEST.note : LONGEST.answer);
  const sending = useSending(page, draft.text !== "", (sent) => {
    const now = read();
    const text = now.text.trimStart();
    // What was typed meanwhile stays.
    if (text.startsWith(sent)) write({ text: text.slice(sent.length).trimStart(), note: now.note });
    box.current?.focus();
  });
  const sendable = draft.text.trim() !== "" && over <= 0 && !sending.busy;
  const send = (state: "waiting" | "solved") => {
    if (!sendable) return;
    if (note) sending.note(draft.text.trim());
    else sending.answer({ text: draft.text.trim(), state, resume });
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "Escape") box.current?.blur();
    else if (control && event.key === "Enter") send("waiting");
    else if (control && event.key.toLowerCase() === "i" && mailable) write({ ...draft, note: !draft.note });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const label = note ? t("chat.noteTo") : t("inbox.answerTo", { name: visitorName(entry, t) });
  return (
    <div className={`${composer.composer} ${classes.box}`} data-note={note}>
      <Trouble sending={sending} />
      {!mailable && <p className={classes.hint}>{t("inbox.cannotAnswer")}</p>}
      <div className={composer.card}>
        <Textarea
          ref={box}
          variant="unstyled"
          autosize
          minRows={note ? 1 : 3}
          maxRows={14}
          value={draft.text}
          aria-label={label}
          placeholder={label}
          error={over > 0}
          classNames={{ input: composer.input, wrapper: composer.wrapper }}
          onChange={(event) => write({ ...draft, text: event.currentTarget.value })}
          onKeyDown={pressed}
        />
        <div className={`${composer.tools} ${classes.tools}`}>
          <Mode
            note={note}
            speak={mailable ? { icon: IconMail, label: t("inbox.answer") } : undefined}
            choose={(on) => write({ ...draft, note: on })}
          />
          <span className={composer.count} role="status" data-over={over > 0}>
            {over > 0 && t("chat.tooLong", { count: over })}
          </span>
          {/* Whom their site knows signs in there. */}
          {!note && entry.external === undefined && (
            <Switch
              size="xs"
              label={t("inbox.resume")}
              title={t("inbox.resumeHint")}
              checked={resume}
              onChange={(event) => setResume(event.currentTarget.checked)}
            />
          )}
          <Send note={note} sendable={sendable} busy={sending.busy} send={send} />
        </div>
      </div>
    </div>
  );
}

interface SendProps {
  note: boolean;
  sendable: boolean;
  busy: boolean;
  send(state: "waiting" | "solved"): void;
}

function Send({ note, sendable, busy, send }: SendProps) {
  const { t } = useTranslation();
  if (note)
    return (
      <Button
        size="sm"
        color="#7a5b10"
        disabled={!sendable}
        loading={busy}
        rightSection={<IconLock size={16} />}
        onClick={() => send("waiting")}
      >
        {t("chat.addNote")}
      </Button>
    );
  return (
    <Button.Group>
      <Button
        size="sm"
        disabled={!sendable}
        loading={busy}
        rightSection={<IconSend2 size={16} className={composer.plane} />}
        onClick={() => send("waiting")}
      >
        {t("inbox.send")}
      </Button>
      <Menu position="top-end">
        <Menu.Target>
          <Button size="sm" px={8} disabled={!sendable} aria-label={t("inbox.sendMore")} className={classes.more}>
            <IconChevronDown size={16} aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => send("solved")}>{t("inbox.sendSolved")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}

/** Why it was not sent; the words stay where they are. */
function Trouble({ sending }: { sending: Sending }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={classes.trouble}>
      {sending.trouble && t(`inbox.trouble.${sending.trouble}`)}
    </div>
  );
}
