import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sending } from "../api/mail";
import { useSession } from "../app/session";
import type { Faults } from "./faults";
import { LineFields, type Ports } from "./LineFields";
import classes from "./Mail.module.css";

const PORTS: Ports = { none: 25, starttls: 587, tls: 465 };

interface Props {
  sending: Sending | undefined;
  faults: Faults;
  set(sending: Sending | undefined): void;
}

export function SendingFields({ sending, faults, set }: Props) {
  const { t } = useTranslation();
  const { account } = useSession();
  const [before, keep] = useState(sending);
  const fresh = (): Sending => ({
    host: "",
    port: PORTS.starttls,
    tls: "starttls",
    user: "",
    fromName: account.name,
    from: "",
    replyTo: "",
  });
  // Switched off and on again, what was typed is still there.
  const toggle = (on: boolean) => {
    if (sending) keep(sending);
    set(on ? (before ?? fresh()) : undefined);
  };
  const change = (part: Partial<Sending>) => sending && set({ ...sending, ...part });
  return (
    <section className={classes.group} aria-labelledby="mail-sending">
      <h2 id="mail-sending">{t("mail.sending")}</h2>
      <Switch
        label={t("mail.sends")}
        description={t("mail.sendsHint")}
        checked={sending !== undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {sending && (
        <>
          <LineFields
            prefix="sending"
            server={sending}
            ports={PORTS}
            example="smtp.example.com"
            faults={faults}
            set={change}
          />
          <div className={classes.row}>
            <TextInput
              className={classes.half}
              label={t("mail.fromName")}
              dir="auto"
              error={faults.of("sending.fromName")}
              value={sending.fromName}
              onChange={(event) => change({ fromName: event.currentTarget.value })}
            />
            <TextInput
              className={classes.half}
              label={t("mail.from")}
              placeholder="chat@example.com"
              inputMode="email"
              dir="ltr"
              error={faults.of("sending.from")}
              value={sending.from}
              onChange={(event) => change({ from: event.currentTarget.value })}
            />
          </div>
          <TextInput
            label={t("mail.replyTo")}
            description={t("mail.replyToHint")}
            inputMode="email"
            dir="ltr"
            error={faults.of("sending.replyTo")}
            value={sending.replyTo}
            onChange={(event) => change({ replyTo: event.currentTarget.value })}
          />
        </>
      )}
    </section>
  );
}
