import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Department, deleteDepartment, departmentsQuery } from "../api/departments";
import { useDesk } from "../live/hooks";
import classes from "./Departments.module.css";

/** Asks once, and says what becomes of the chats in it. */
export function DeleteDepartment({ department }: { department: Department }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const chats = useDesk((desk) => desk.chats);
  const running = Object.values(chats).filter(
    ({ summary }) => summary.status !== "ended" && summary.department?.id === department.id,
  ).length;
  const deleting = useMutation({
    mutationFn: () => deleteDepartment(department.id),
    onSuccess: async () => {
      await navigate({ to: "/settings/departments", ignoreBlocker: true });
      await client.invalidateQueries({ queryKey: departmentsQuery.queryKey });
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => ask(true)} aria-haspopup="dialog">
        {t("department.delete")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => ask(false)}
        title={t("department.deleteAsk", { name: department.name })}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className={classes.words}>
          {running > 0 && <strong>{t("department.running", { count: running })} </strong>}
          {t("department.deleteLead")}
        </p>
        {deleting.isError && <p role="alert">{t("security.trouble.unknown")}</p>}
        <div className={classes.actions}>
          <Button variant="default" data-autofocus onClick={() => ask(false)}>
            {t("department.keep")}
          </Button>
          <Button color="#b3261e" loading={deleting.isPending} onClick={() => deleting.mutate()}>
            {t("department.delete")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
