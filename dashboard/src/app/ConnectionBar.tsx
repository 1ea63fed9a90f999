import { IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDesk, useLive } from "../live/hooks";
import { useNow } from "../ui/clock";
import classes from "./ConnectionBar.module.css";

const PATIENCE = 3000;

/** A waking laptop reconnects within three seconds; only a longer silence is worth a word. */
export function ConnectionBar() {
  const { t } = useTranslation();
  const live = useLive();
  const link = useDesk((desk) => desk.link);
  const troubled = link.phase === "down" || link.phase === "starting";
  const now = useNow(troubled);
  if (link.phase === "stopped")
    return (
      <div className={classes.bar} data-phase="stopped" role="alert">
        <span>{t("app.link.stopped")}</span>
        <button type="button" className={classes.action} onClick={() => window.location.reload()}>
          {t("app.link.reload")}
        </button>
      </div>
    );
  if (!troubled || now - link.since < PATIENCE) return <div role="status" className="away" />;
  const seconds = link.next ? Math.max(0, Math.ceil((link.next - now) / 1000)) : 0;
  return (
    <section className={classes.bar} aria-label={t("app.link.label")}>
      <IconPlugConnectedX size={18} aria-hidden="true" />
      <span role="status">{t("app.link.down")}</span>
      <span className={classes.when}>
        {seconds > 0 ? t("app.link.next", { count: seconds }) : t("app.link.trying")}
      </span>
      <button type="button" className={classes.action} onClick={() => live.tryNow()}>
        {t("app.link.now")}
      </button>
    </section>
  );
}
