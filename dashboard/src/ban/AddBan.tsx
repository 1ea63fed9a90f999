import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { banNetwork } from "../api/bans";
import { Problem } from "../api/http";
import { Dialog } from "../ui/Dialog";
import dialog from "../ui/Dialog.module.css";
import { useTrouble } from "../ui/useTrouble";
import classes from "./Ban.module.css";
import { TermsFields } from "./TermsFields";
import { endOf, isPrivate, type Span } from "./terms";

const KNOWN = ["invalid", "too_wide", "too_many"] as const;

/** Bans an address or a range. */
export function AddBan({ close }: { close(): void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const trouble = useTrouble();
  const [network, type] = useState("");
  const [terms, setTerms] = useState<{ reason: string; span: Span }>({ reason: "", span: "never" });
  const adding = useMutation({
    mutationFn: () => banNetwork(network, { reason: terms.reason, ends: endOf(terms.span, Date.now()) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["bans"] });
      close();
    },
  });
  const problem = adding.error instanceof Problem ? adding.error : undefined;
  const fault = KNOWN.find((known) => known === problem?.fields.network);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <Dialog title={t("bans.add")} close={close}>
      <form onSubmit={submit} className={dialog.form} noValidate>
        <TextInput
          data-autofocus
          label={t("bans.network")}
          description={t("bans.networkHint")}
          placeholder="192.0.2.0/24"
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          error={fault && t(`bans.fault.${fault}`)}
          value={network}
          onChange={(event) => {
            type(event.currentTarget.value);
            adding.reset();
          }}
        />
        {isPrivate(network.trim()) && <p className={classes.warning}>{t("ban.addressPrivate")}</p>}
        <TermsFields {...terms} set={(change) => setTerms({ ...terms, ...change })} />
        {adding.error && !fault && (
          <p role="alert" className={dialog.fault}>
            {trouble(adding.error)}
          </p>
        )}
        <div className={dialog.answers}>
          <Button variant="default" onClick={close}>
            {t("bans.cancel")}
          </Button>
          <Button type="submit" color="#b3261e" loading={adding.isPending}>
            {t("ban.ban")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
