import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Department } from "../api/departments";
import { useDesk } from "../live/hooks";
import { Dialog } from "../ui/Dialog";
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
    <Dialog title={t("department.conflict.title")} close={close}>
      <p className={classes.words}>{t("department.conflict.theirs", { name: theirs.name, members: members || "–" })}</p>
      <div className={classes.actions}>
        <Button data-autofocus onClick={take}>
          {t("department.conflict.take")}
        </Button>
        <Button variant="default" onClick={overwrite}>
          {t("department.conflict.overwrite")}
        </Button>
      </div>
    </Dialog>
  );
}
