import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { banVisitor } from "../api/bans";
import { Problem } from "../api/http";
import type { Chat } from "../live/state";
import { Dialog } from "../ui/Dialog";
import dialog from "../ui/Dialog.module.css";
import { shortAddress } from "../ui/format";
import { useTrouble } from "../ui/useTrouble";
import classes from "./Ban.module.css";
import { TermsFields } from "./TermsFields";
import { endOf, isPrivate, type Span } from "./terms";

interface BanVisitorProps {
  chat: Chat;
  name: string;
  close(): void;
  opener: RefObject<HTMLElement | null>;
}

/** Asks once, says what it means, and bans. */
export function BanVisitor({ chat, name, close, opener }: BanVisitorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const trouble = useTrouble();
  const [terms, setTerms] = useState<{ reason: string; span: Span }>({ reason: "", span: "never" });
  const [address, also] = useState(false);
  const where = chat.visit?.address;
  const banning = useMutation({
    mutationFn: () =>
      banVisitor(chat.summary.visitor.id, address, { reason: terms.reason, ends: endOf(terms.span, Date.now()) }),
    onSuccess: async () => {
      close();
      notifications.show({
        message: t("ban.done", { name }),
        role: "status",
        closeButtonProps: { "aria-label": t("app.close") },
      });
      await client.invalidateQueries({ queryKey: ["bans"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    banning.mutate();
  };
  return (
    <Dialog title={t("ban.ask", { name })} close={close} opener={opener}>
      <form onSubmit={submit} className={dialog.form}>
        <p className={dialog.words}>{t("ban.lead")}</p>
        <TermsFields first {...terms} set={(change) => setTerms({ ...terms, ...change })} />
        {where && (
          <label className={classes.also}>
            <input
              type="checkbox"
              className={classes.box}
              checked={address}
              onChange={(event) => also(event.currentTarget.checked)}
            />
            <span>
              {t("ban.address", { address: shortAddress(where) })}
              <span className={classes.hint}>{isPrivate(where) ? t("ban.addressPrivate") : t("ban.addressHint")}</span>
            </span>
          </label>
        )}
        {banning.error && (
          <p role="alert" className={dialog.fault}>
            {banning.error instanceof Problem && banning.error.fields.network
              ? t("ban.tooMany")
              : trouble(banning.error)}
          </p>
        )}
        <div className={dialog.answers}>
          <Button variant="default" onClick={close}>
            {t("ban.keep")}
          </Button>
          <Button type="submit" color="#b3261e" loading={banning.isPending}>
            {t("ban.ban")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
