import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Department } from "../api/departments";
import { useDesk } from "../live/hooks";
import classes from "./Departments.module.css";

interface ConflictDialogProps {
  theirs: Department;
  take(): void;
  overwrite(): void;
  close(): void;
}

/** Somebody was faster: shows what stands there now, and lets one decide. */
export function ConflictDialog({ theirs, take, overwrite, close }: ConflictDialogProps) {
  const { t } = useTranslation();
  const agents = useDesk((desk) => desk.agents);
  const members = theirs.members.map((id) => agents[id]?.agent.name ?? t("agent.unnamed")).join(", ");
  return (
    <Modal
      opened
      onClose={close}
      title={t("department.conflict.title")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <p className={classes.words}>{t("department.conflict.theirs", { name: theirs.name, members: members || "–" })}</p>
      <div className={classes.actions}>
        <Button data-autofocus onClick={take}>
          {t("department.conflict.take")}
        </Button>
        <Button variant="default" onClick={overwrite}>
          {t("department.conflict.overwrite")}
        </Button>
      </div>
    </Modal>
  );
}
