import { PasswordInput, TextInput } from "@mantine/core";
import "@mantine/core/styles/PasswordInput.css";
import { useTranslation } from "react-i18next";
import type { Setup } from "../api/social";
import type { Faults } from "./faults";

interface Props {
  setup: Setup;
  /** Undefined where the stored one stays. */
  secret: string | undefined;
  stored: boolean;
  faults: Faults;
  set(part: Partial<Setup>): void;
  type(secret: string | undefined): void;
}

const examples = {
  issuer: "https://id.example.com",
  authorization: "https://id.example.com/authorize",
  token: "https://id.example.com/token",
  userinfo: "https://id.example.com/me",
  scopes: "openid email profile",
} as const;

/** As whom we are known there, and where, as far as the kind does not say so by itself. */
export function ClientFields({ setup, secret, stored, faults, set, type }: Props) {
  const { t } = useTranslation();
  const line = (field: keyof typeof examples) => (
    <TextInput
      key={field}
      label={t(`social.${field}`)}
      description={t(`social.hint.${field}`)}
      placeholder={examples[field]}
      dir="ltr"
      error={faults.of(field)}
      value={setup[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {(setup.kind === "openid" || setup.kind === "oauth") && (
        <TextInput
          label={t("social.name")}
          description={t("social.hint.name")}
          dir="auto"
          error={faults.of("name")}
          value={setup.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      )}
      {setup.kind === "openid" && line("issuer")}
      {setup.kind === "oauth" && (["authorization", "token", "userinfo"] as const).map(line)}
      <TextInput
        label={t("social.clientId")}
        dir="ltr"
        autoComplete="off"
        error={faults.of("clientId")}
        value={setup.clientId}
        onChange={(event) => set({ clientId: event.currentTarget.value })}
      />
      <PasswordInput
        label={t("social.secret")}
        description={t(
          stored ? "social.hint.stored" : setup.kind === "openid" ? "social.hint.noSecret" : "social.hint.secret",
        )}
        placeholder={stored && secret === undefined ? "••••••••" : undefined}
        autoComplete="new-password"
        error={faults.of("secret")}
        value={secret ?? ""}
        onChange={(event) => type(event.currentTarget.value || undefined)}
      />
      {(setup.kind === "openid" || setup.kind === "oauth") && line("scopes")}
    </>
  );
}
