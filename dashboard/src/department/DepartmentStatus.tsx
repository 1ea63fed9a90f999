import { useTranslation } from "react-i18next";
import type { AccountStatus } from "../../../protocol/frames";
import { StatusMark } from "../agent/StatusMark";
import classes from "./Departments.module.css";

/** Whether anybody is there: a mark and its word. */
export function DepartmentStatus({ status }: { status: AccountStatus }) {
  const { t } = useTranslation();
  return (
    <span className={classes.status} data-status={status}>
      <StatusMark status={status === "offline" ? "invisible" : status} />
      {t(`department.status.${status}`)}
    </span>
  );
}
