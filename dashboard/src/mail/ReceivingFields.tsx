import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Office, Receiving } from "../api/mail";
import { ago } from "../ui/format";
import type { Faults } from "./faults";
import { LineFields, type Ports } from "./LineFields";
import classes from "./Mail.module.css";
import { useReason } from "./useReason";

const PORTS: Ports = { none: 143, starttls: 143, tls: 993 };

interface Props {
  office: Office;
  receiving: Receiving | undefined;
  faults: Faults;
  set(receiving: Receiving | undefined): void;
}

export function ReceivingFields({ office, receiving, faults, set }: Props) {
  const { t } = useTranslation();
  const [before, keep] = useState(receiving);
  const fresh = (): Receiving => ({
    host: "",
    port: PORTS.tls,
    tls: "tls",
    user: "",
    folder: "INBOX",
    minutes: 2,
  });
  const toggle = (on: boolean) => {
    if (receiving) keep(receiving);
    set(on ? (before ?? fresh()) : undefined);
  };
  const change = (part: Partial<Receiving>) => receiving && set({ ...receiving, ...part });
  return (
    <section className={classes.group} aria-labelledby="mail-receiving">
      <h2 id="mail-receiving">{t("mail.receiving")}</h2>
      <Switch
        label={t("mail.receives")}
        description={t("mail.receivesHint")}
        checked={receiving !== undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {receiving && (
        <>
          <Looked office={office} />
          <LineFields
            prefix="receiving"
            server={receiving}
            ports={PORTS}
            example="imap.example.com"
            faults={faults}
            set={change}
          />
          <div className={classes.row}>
            <TextInput
              className={classes.half}
              label={t("mail.folder")}
              dir="auto"
              spellCheck={false}
              error={faults.of("receiving.folder")}
              value={receiving.folder}
              onChange={(event) => change({ folder: event.currentTarget.value })}
            />
            <TextInput
              className={classes.half}
              label={t("mail.minutes")}
              inputMode="numeric"
              error={faults.of("receiving.minutes")}
              value={receiving.minutes === 0 ? "" : String(receiving.minutes)}
              onChange={(event) =>
                change({ minutes: Number(event.currentTarget.value.replace(/\D/g, "").slice(0, 3)) })
              }
            />
          </div>
        </>
      )}
    </section>
  );
}

/** How the last look into the mailbox went. */
function Looked({ office: { looked, now, trouble } }: { office: Office }) {
  const { t, i18n } = useTranslation();
  const words = useReason();
  if (looked === undefined) return null;
  const when = ago(looked, now, i18n.language);
  if (!trouble) return <p className={classes.well}>{t("mail.looked", { when })}</p>;
  return (
    <p className={classes.warning}>
      {t("mail.lookedInVain", { when })} {words(trouble)}
    </p>
  );
}
