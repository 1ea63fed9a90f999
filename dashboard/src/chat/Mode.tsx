import { type Icon, IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Composer.module.css";

interface Props {
  note: boolean;
  /** What reaches the visitor, where anything does. */
  speak: { icon: Icon; label: string } | undefined;
  choose(note: boolean): void;
}

/** Whether what is written goes to the visitor or stays with the team. */
export function Mode({ note, speak, choose }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.mode} aria-label={t("chat.mode")}>
      {speak && (
        <button type="button" aria-pressed={!note} onClick={() => choose(false)}>
          <speak.icon size={15} aria-hidden="true" />
          {speak.label}
        </button>
      )}
      <button type="button" aria-pressed={note} onClick={() => choose(true)} title={t("chat.noteHint")}>
        <IconLock size={15} aria-hidden="true" />
        {t("chat.note")}
      </button>
    </fieldset>
  );
}
