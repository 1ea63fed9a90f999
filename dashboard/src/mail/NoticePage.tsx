import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { NativeSelect, Switch, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Notice, noticeQuery, officeQuery, saveNotice } from "../api/mail";
import { Loaded } from "../ui/Loaded";
import { useUnsaved } from "../ui/Unsaved";
import { End } from "./End";
import { useFaults } from "./faults";
import classes from "./Mail.module.css";
import { NotSetUp } from "./NotSetUp";

const LANGUAGES = { en: "English", fr: "Français" };

/** Whom a mail tells of what visitors leave. */
export function NoticePage() {
  const notice = useQuery(noticeQuery);
  const office = useQuery(officeQuery);
  return (
    <Loaded query={office} height={320}>
      {({ sending, waiting }) => (
        <Loaded query={notice} height={320}>
          {(data) => <Form notice={data} off={!sending} waiting={waiting} />}
        </Loaded>
      )}
    </Loaded>
  );
}

/** One address a line; what stands there twice counts once, as the server counts. */
function listed(lines: string): string[] {
  const seen = new Set<string>();
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !seen.has(line.toLowerCase()) && seen.add(line.toLowerCase()));
}

interface Typed {
  mine: Notice;
  lines: string;
}

const CHOICES = ["confirm", "members", "language"] as const;

function Form({ notice, off, waiting }: { notice: Notice; off: boolean; waiting: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // What one began with; what others save meanwhile must not be written over unseen.
  const [saved, setSaved] = useState(notice);
  const [mine, setMine] = useState(notice);
  const [lines, setLines] = useState(notice.addresses.join("\n"));
  const addresses = listed(lines);
  useUnsaved(lines !== saved.addresses.join("\n") || CHOICES.some((choice) => mine[choice] !== saved[choice]));
  const begin = (now: Notice, sent?: Typed) => {
    setSaved(now);
    setMine((typed) => (sent && typed !== sent.mine ? typed : now));
    setLines((typed) => (sent && typed !== sent.lines ? typed : now.addresses.join("\n")));
  };
  const saving = useMutation({
    mutationFn: (sent: Typed) => saveNotice({ ...sent.mine, version: saved.version, addresses: listed(sent.lines) }),
    onSuccess: (now, sent) => {
      begin(now, sent);
      client.setQueryData(noticeQuery.queryKey, now);
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
    saving.mutate({ mine, lines });
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
