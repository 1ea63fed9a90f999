import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { NativeSelect, Skeleton, Switch, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Notice, noticeQuery, officeQuery, saveNotice } from "../api/mail";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import { End } from "./End";
import { useFaults } from "./faults";
import classes from "./Mail.module.css";
import { NotSetUp } from "./NotSetUp";

const LANGUAGES = { en: "English", fr: "Français" };

/** Whom a mail tells of what visitors leave. */
export function NoticePage() {
  const notice = useQuery(noticeQuery);
  const office = useQuery(officeQuery);
  if (notice.isError || office.isError)
    return <Trouble again={() => void Promise.all([notice.refetch(), office.refetch()])} />;
  if (notice.isPending || office.isPending)
    return (
      <Late>
        <Skeleton height={320} maw={640} mt="md" />
      </Late>
    );
  return <Form notice={notice.data} off={!office.data.sending} waiting={office.data.waiting} />;
}

/** One address a line; what stands there twice counts once, as the server counts. */
function listed(lines: string): string[] {
  const seen = new Set<string>();
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !seen.has(line.toLowerCase()) && seen.add(line.toLowerCase()));
}

function Form({ notice, off, waiting }: { notice: Notice; off: boolean; waiting: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // What one began with; what others save meanwhile must not be written over unseen.
  const [base, setBase] = useState(notice.version);
  const [mine, setMine] = useState(notice);
  const [lines, setLines] = useState(notice.addresses.join("\n"));
  const addresses = listed(lines);
  const begin = (now: Notice) => {
    setBase(now.version);
    setMine(now);
    setLines(now.addresses.join("\n"));
  };
  const saving = useMutation({
    mutationFn: () => saveNotice({ ...mine, version: base, addresses }),
    onSuccess: (saved) => {
      begin(saved);
      client.setQueryData(noticeQuery.queryKey, saved);
    },
  });
  const faults = useFaults(saving.error);
  const set = (part: Partial<Notice>) => {
    setMine((before) => ({ ...before, ...part }));
    saving.reset();
  };
  const wrong = addresses.filter((_, at) => faults.of(`addresses.${at}`));
  const takeTheirs = async () => {
    begin(await client.fetchQuery(noticeQuery));
    saving.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className={classes.column} onSubmit={submit} noValidate>
      {off && <NotSetUp waiting={waiting} />}
      <section className={classes.group} aria-label={t("mail.notice.visitor")}>
        <h2>{t("mail.notice.visitor")}</h2>
        <Switch
          label={t("mail.notice.confirm")}
          description={t("mail.notice.confirmHint")}
          checked={mine.confirm}
          onChange={(event) => set({ confirm: event.currentTarget.checked })}
        />
      </section>
      <section className={classes.group} aria-label={t("mail.notice.team")}>
        <h2>{t("mail.notice.team")}</h2>
        <Switch
          label={t("mail.notice.members")}
          description={t("mail.notice.membersHint")}
          checked={mine.members}
          onChange={(event) => set({ members: event.currentTarget.checked })}
        />
        <Textarea
          label={t("mail.notice.addresses")}
          description={t("mail.notice.addressesHint")}
          dir="ltr"
          autosize
          minRows={2}
          maxRows={10}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          value={lines}
          error={wrong.length > 0 ? t("mail.notice.noAddress", { address: wrong.join(", ") }) : faults.of("addresses")}
          onChange={(event) => {
            setLines(event.currentTarget.value);
            saving.reset();
          }}
        />
        <NativeSelect
          label={t("mail.notice.language")}
          error={faults.of("language")}
          value={mine.language}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          onChange={(event) => set({ language: event.currentTarget.value })}
        />
      </section>
      <End saving={saving} takeTheirs={takeTheirs} />
    </form>
  );
}
