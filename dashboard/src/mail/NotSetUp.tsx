import { IconMailOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Mail.module.css";

/** Mail waits until there is a server for it. */
export function NotSetUp({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.notice}>
      <IconMailOff size={22} stroke={1.6} aria-hidden="true" />
      <div>
        <strong>{t("mail.notSetUp")}</strong>
        <p>{waiting > 0 ? t("mail.waitingLead", { count: waiting }) : t("mail.notSetUpLead")}</p>
      </div>
    </div>
  );
}
