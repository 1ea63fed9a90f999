import { NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Line, lines, type MailServer } from "../api/mail";
import type { Faults } from "./faults";
import classes from "./Mail.module.css";

/** Where each kind of line is usually found. */
export type Ports = Readonly<Record<Line, number>>;

interface Props<S extends MailServer> {
  prefix: "sending" | "receiving";
  server: S;
  ports: Ports;
  example: string;
  faults: Faults;
  set(part: Partial<MailServer>): void;
}

/** A server, how we talk with it, and who we are there. */
export function LineFields<S extends MailServer>({ prefix, server, ports, example, faults, set }: Props<S>) {
  const { t } = useTranslation();
  const usual = Object.values(ports).includes(server.port) || server.port === 0;
  const choose = (tls: Line) => set(usual ? { tls, port: ports[tls] } : { tls });
  return (
    <>
      <div className={classes.row}>
        <TextInput
          className={classes.wide}
          label={t("mail.host")}
          placeholder={example}
          dir="ltr"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          error={faults.of(`${prefix}.host`)}
          value={server.host}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("mail.tls")}
          error={faults.of(`${prefix}.tls`)}
          value={server.tls}
          data={lines.map((value) => ({ value, label: t(`mail.line.${value}`) }))}
          onChange={(event) => choose(lines.find((line) => line === event.currentTarget.value) ?? "starttls")}
        />
        <TextInput
          className={classes.short}
          label={t("mail.port")}
          dir="ltr"
          inputMode="numeric"
          error={faults.of(`${prefix}.port`)}
          value={server.port === 0 ? "" : String(server.port)}
          onChange={(event) => set({ port: Number(event.currentTarget.value.replace(/\D/g, "").slice(0, 5)) })}
        />
      </div>
      <div className={classes.row}>
        <TextInput
          className={classes.half}
          label={t("mail.user")}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          error={faults.of(`${prefix}.user`)}
          value={server.user}
          onChange={(event) => set({ user: event.currentTarget.value })}
        />
        <PasswordInput
          className={classes.half}
          label={t("mail.password")}
          placeholder={server.hasPassword ? t("mail.passwordKept") : undefined}
          autoComplete="new-password"
          error={faults.of(`${prefix}.password`)}
          value={server.password ?? ""}
          onChange={(event) => set({ password: event.currentTarget.value || undefined })}
          visibilityToggleButtonProps={{ "aria-label": t("security.showPassword") }}
        />
      </div>
      {server.tls === "none" && server.user !== "" && <p className={classes.warning}>{t("mail.inTheClear")}</p>}
    </>
  );
}
