import { Button, Textarea } from "@mantine/core";
import { IconLock, IconPencil, IconSend2 } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../app/session";
import { useLive } from "../live/hooks";
import type { Chat } from "../live/state";
import { visitorName } from "../visitor/name";
import classes from "./Composer.module.css";
import { useDraft } from "./drafts";
import { Mode } from "./Mode";
import { useNames } from "./useNames";
import { useTellTyping } from "./useTellTyping";
import { useTypists } from "./useTypists";

const LIMIT = 5000;
const NEAR = 4500;

interface Acts {
  send(): void;
  leave(): void;
  toggle(): void;
}

function keys(acts: Acts) {
  return (event: KeyboardEvent) => {
    // A writing system that is still composing a word needs its Enter for itself.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const control = event.ctrlKey || event.metaKey;
    let act: (() => void) | undefined;
    if (event.key === "Enter" && !event.shiftKey) act = acts.send;
    if (event.key === "Escape") act = acts.leave;
    if (event.key.toLowerCase() === "i" && control) act = acts.toggle;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

export function Composer({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const live = useLive();
  const { agent } = useSession();
  const [draft, write] = useDraft(agent.id, chat.id);
  const box = useRef<HTMLTextAreaElement>(null);
  const tell = useTellTyping(chat.id);
  useEffect(() => {
    if (window.matchMedia("(pointer: fine)").matches) box.current?.focus();
  }, []);
  const name = visitorName(chat.summary.visitor, t);
  const over = draft.text.length > LIMIT;
  const sendable = draft.text.trim() !== "" && !over;
  const send = () => {
    if (!sendable) return;
    live.command({ type: draft.note ? "note" : "message", chat: chat.id, text: draft.text.trim() });
    write({ text: "", note: draft.note });
    tell(false);
    box.current?.focus();
  };
  const pressed = keys({
    send,
    leave: () => box.current?.blur(),
    toggle: () => write({ ...draft, note: !draft.note }),
  });
  return (
    <div className={classes.composer} data-note={draft.note}>
      <Colleagues chat={chat} />
      <div className={classes.card}>
        <Textarea
          ref={box}
          variant="unstyled"
          autosize
          minRows={1}
          maxRows={9}
          value={draft.text}
          aria-label={draft.note ? t("chat.noteTo") : t("chat.replyTo", { name })}
          placeholder={draft.note ? t("chat.noteTo") : t("chat.replyTo", { name })}
          error={over}
          classNames={{ input: classes.input, wrapper: classes.wrapper }}
          onChange={(event) => {
            write({ ...draft, text: event.currentTarget.value });
            if (!draft.note) tell(event.currentTarget.value !== "");
          }}
          onKeyDown={pressed}
          onBlur={() => tell(false)}
        />
        <div className={classes.tools}>
          <Mode
            note={draft.note}
            speak={{ icon: IconPencil, label: t("chat.reply") }}
            choose={(note) => write({ ...draft, note })}
          />
          <Count length={draft.text.length} />
          <Button
            size="sm"
            onClick={send}
            disabled={!sendable}
            color={draft.note ? "#7a5b10" : undefined}
            rightSection={draft.note ? <IconLock size={16} /> : <IconSend2 size={16} className={classes.plane} />}
          >
            {draft.note ? t("chat.addNote") : t("chat.send")}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Count({ length }: { length: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.count} role="status" data-over={length > LIMIT}>
      {length > LIMIT && t("chat.tooLong", { count: length - LIMIT })}
      {length <= LIMIT && length > NEAR && t("chat.left", { count: LIMIT - length })}
    </span>
  );
}

/** Two answers to one question confuse a visitor; the second writer is warned. */
function Colleagues({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const nameOf = useNames(chat);
  const { colleagues } = useTypists(chat);
  return (
    <div role="status" className={classes.colleagues}>
      {colleagues.length > 0 && (
        <span>{t("chat.colleague", { name: colleagues.map(({ author }) => nameOf(author)).join(", ") })}</span>
      )}
    </div>
  );
}
