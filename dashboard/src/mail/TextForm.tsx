import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type MailText, resetText, saveText, type Template, templatesQuery, textQuery } from "../api/mail";
import { useUnsaved } from "../ui/Unsaved";
import { directionOf } from "../widget/texts/languages";
import { useFaults } from "./faults";
import classes from "./Mail.module.css";
import { Preview } from "./Preview";

interface Props {
  template: Template;
  language: string;
  ours: MailText;
  own: MailText | undefined;
}

/** One text: our own to begin with, and how it will look. */
export function TextForm({ template, language, ours, own }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [saved, setSaved] = useState(own ?? ours);
  const [mine, setMine] = useState(saved);
  useUnsaved(mine.subject !== saved.subject || mine.text !== saved.text);
  const again = async () => {
    await client.invalidateQueries({ queryKey: textQuery(template.name, language).queryKey });
    await client.invalidateQueries({ queryKey: templatesQuery.queryKey });
  };
  const saving = useMutation({
    mutationFn: (sent: MailText) => saveText(template.name, language, sent),
    onSuccess: (_, sent) => {
      setSaved(sent);
      return again();
    },
  });
  const resetting = useMutation({
    mutationFn: () => resetText(template.name, language),
    onSuccess: async () => {
      setSaved(ours);
      setMine(ours);
      await again();
    },
  });
  const set = (part: Partial<MailText>) => {
    setMine((before) => ({ ...before, ...part }));
    saving.reset();
    resetting.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(mine);
  };
  return (
    <div className={classes.panes}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <Words template={template} language={language} text={mine} error={saving.error} set={set} />
        <div className={classes.end}>
          <Button type="submit" loading={saving.isPending}>
            {t("mail.save")}
          </Button>
          {own && (
            <Button variant="subtle" loading={resetting.isPending} onClick={() => resetting.mutate()}>
              {t("mail.texts.reset")}
            </Button>
          )}
          <span role="status" className={classes.saved}>
            {saving.isSuccess && t("mail.saved")}
            {resetting.isSuccess && t("mail.texts.wasReset")}
          </span>
        </div>
        {resetting.isError && <p role="alert">{t("security.trouble.unknown")}</p>}
      </form>
      <Preview template={template} language={language} text={mine} />
    </div>
  );
}

interface WordsProps {
  template: Template;
  language: string;
  text: MailText;
  error: Error | null;
  set(part: Partial<MailText>): void;
}

function Words({ template, language, text, error, set }: WordsProps) {
  const { t } = useTranslation();
  const faults = useFaults(error);
  const nameOf = usePlaceName();
  const box = useRef<HTMLTextAreaElement>(null);
  const direction = directionOf(language);
  const insert = (place: string) => {
    const area = box.current;
    if (!area) return;
    area.focus();
    area.setRangeText(`{${place}}`, area.selectionStart, area.selectionEnd, "end");
    set({ text: area.value });
  };
  const needed = template.needed.map((place) => `{${place}}`).join(" ");
  const fault = (field: "subject" | "text") => {
    const words = faults.of(field);
    return field === "text" && words && words === t("mail.fault.places") && needed
      ? t("mail.fault.needed", { places: needed })
      : words;
  };
  return (
    <>
      <TextInput
        label={t("mail.texts.subject")}
        lang={language}
        dir={direction}
        error={fault("subject")}
        value={text.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <Textarea
        ref={box}
        label={t("mail.texts.text")}
        description={template.places.length > 0 ? t("mail.texts.textHint") : undefined}
        lang={language}
        dir={direction}
        autosize
        minRows={8}
        maxRows={24}
        error={fault("text")}
        value={text.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {template.places.length > 0 && (
        <fieldset className={classes.places}>
          <legend>{t("mail.texts.places")}</legend>
          {template.places.map((place) => (
            <Button key={place} size="compact-xs" variant="default" onClick={() => insert(place)}>
              {t("mail.texts.place", { name: nameOf(place), place: `{${place}}` })}
            </Button>
          ))}
        </fieldset>
      )}
      {faults.other && !faults.of("subject") && !faults.of("text") && (
        <p role="alert" className={classes.fault}>
          {faults.other}
        </p>
      )}
    </>
  );
}

const PLACES = [
  "answer",
  "agent",
  "account",
  "subject",
  "name",
  "link",
  "quoted",
  "text",
  "email",
  "phone",
  "department",
  "page",
] as const;

/** What stands in a place, in words. */
function usePlaceName(): (place: string) => string {
  const { t } = useTranslation();
  return (place) => {
    const known = PLACES.find((one) => one === place);
    return known ? t(`mail.place.${known}`) : place;
  };
}
