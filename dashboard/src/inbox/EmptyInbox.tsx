import { IconInbox } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./InboxPage.module.css";

/** No entry is open. */
export function EmptyInbox({ any }: { any: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty}>
      <IconInbox size={44} stroke={1.3} aria-hidden="true" />
      <h2>{any ? t("inbox.pick") : t("inbox.nothing")}</h2>
      <p>{t("inbox.teach")}</p>
    </div>
  );
}
