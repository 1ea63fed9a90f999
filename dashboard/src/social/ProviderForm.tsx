import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Button, NativeSelect, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import {
  addProvider,
  changeProvider,
  type Kind,
  kinds,
  type Provider,
  providersQuery,
  type Setup,
  type Typed,
  tryProvider,
} from "../api/social";
import { Copy } from "../ui/Copy";
import { useUnsaved } from "../ui/Unsaved";
import { ClientFields } from "./ClientFields";
import { DeleteProvider } from "./DeleteProvider";
import { useFaults } from "./faults";
import classes from "./Social.module.css";
import { TryIt } from "./TryIt";

const EMPTY: Setup = {
  kind: "google",
  name: "",
  enabled: true,
  clientId: "",
  issuer: "",
  authorization: "",
  token: "",
  userinfo: "",
  scopes: "",
};

const setupOf = ({ kind, name, enabled, clientId, issuer, authorization, token, userinfo, scopes }: Setup): Setup => ({
  kind,
  name,
  enabled,
  clientId,
  issuer,
  authorization,
  token,
  userinfo,
  scopes,
});

/** @param provider undefined for a new one */
export function ProviderForm({ provider, redirect }: { provider: Provider | undefined; redirect: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  // What one began with; what others save meanwhile must not be written over unseen.
  const [before, setBefore] = useState(provider);
  const [mine, setMine] = useState<Setup>(setupOf(provider ?? EMPTY));
  const [secret, setSecret] = useState<string>();
  useUnsaved(secret !== undefined || JSON.stringify(mine) !== JSON.stringify(setupOf(before ?? EMPTY)));
  const typed: Typed = secret === undefined ? mine : { ...mine, secret };
  const again = () => client.invalidateQueries({ queryKey: providersQuery.queryKey });
  const saving = useMutation({
    mutationFn: () => (before ? changeProvider(before.id, before.version, typed) : addProvider(typed)),
    onSuccess: async () => {
      await again();
      await navigate({ to: "/settings/import", ignoreBlocker: true });
    },
    onError: again,
  });
  const trying = useMutation({ mutationFn: () => tryProvider(before?.id, typed) });
  // What is shown as wrong is what was asked last.
  const faults = useFaults(saving.error ?? trying.error);
  const outdated = saving.error instanceof Problem && saving.error.code === "outdated";
  const changed = () => {
    saving.reset();
    trying.reset();
  };
  const set = (part: Partial<Setup>) => {
    setMine((was) => ({ ...was, ...part }));
    changed();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trying.reset();
    saving.mutate();
  };
  const takeTheirs = () => {
    setBefore(provider);
    setMine(setupOf(provider ?? EMPTY));
    setSecret(undefined);
    changed();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <NativeSelect
        label={t("social.kind")}
        description={t(`social.kindHint.${mine.kind}`)}
        data={kinds.map((value) => ({ value, label: t(`social.kinds.${value}`) }))}
        value={mine.kind}
        disabled={before !== undefined}
        onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
      />
      <div className={classes.redirect}>
        <p>{t("social.redirect")}</p>
        <code dir="ltr">{redirect}</code>
        <Copy text={redirect} label={t("social.copy")} />
      </div>
      <ClientFields
        setup={mine}
        secret={secret}
        stored={before?.secret === true}
        faults={faults}
        set={set}
        type={(next) => {
          setSecret(next);
          changed();
        }}
      />
      <Switch
        label={t("social.enabled")}
        description={t("social.enabledHint")}
        checked={mine.enabled}
        onChange={(event) => set({ enabled: event.currentTarget.checked })}
      />
      <TryIt
        test={() => {
          saving.reset();
          trying.mutate();
        }}
        pending={trying.isPending}
        tried={trying.data}
      />
      {faults.other && (
        <p role="alert" className={classes.fault}>
          {faults.other}
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={saving.isPending}>
          {t("social.save")}
        </Button>
        {outdated && (
          <Button variant="default" onClick={takeTheirs}>
            {t("social.takeTheirs")}
          </Button>
        )}
        <Button variant="default" renderRoot={(props) => <Link to="/settings/import" ignoreBlocker {...props} />}>
          {t("social.cancel")}
        </Button>
        <span className={classes.spring} />
        {before && <DeleteProvider provider={before} />}
      </div>
    </form>
  );
}
