import { useTranslation } from "react-i18next";
import { dayName } from "../../ui/format";
import classes from "./Line.module.css";
import type { Mark } from "./timeline";

export function MarkView({ mark, now }: { mark: Mark; now: number }) {
  const { t, i18n } = useTranslation();
  if (mark.item === "unread") return <div className={classes.unread}>{t("chat.newMessages")}</div>;
  return <div className={classes.day}>{dayName(mark.time, now, i18n.language)}</div>;
}
