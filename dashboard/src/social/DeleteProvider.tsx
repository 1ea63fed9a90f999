import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteProvider, type Provider, providersQuery } from "../api/social";
import classes from "./Social.module.css";

/** Asks once, and says what becomes of what came from there. */
export function DeleteProvider({ provider }: { provider: Provider }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const deleting = useMutation({
    mutationFn: () => deleteProvider(provider.id),
    onSuccess: async () => {
      await navigate({ to: "/settings/import", ignoreBlocker: true });
      await client.invalidateQueries({ queryKey: providersQuery.queryKey });
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => ask(true)} aria-haspopup="dialog">
        {t("social.delete")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => ask(false)}
        title={t("social.deleteAsk", { name: provider.name })}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className={classes.words}>{t("social.deleteLead")}</p>
        {deleting.isError && <p role="alert">{t("security.trouble.unknown")}</p>}
        <div className={classes.actions}>
          <Button variant="default" data-autofocus onClick={() => ask(false)}>
            {t("social.keep")}
          </Button>
          <Button color="#b3261e" loading={deleting.isPending} onClick={() => deleting.mutate()}>
            {t("social.delete")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
