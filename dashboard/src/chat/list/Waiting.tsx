import { useTranslation } from "react-i18next";
import { useDesk } from "../../live/hooks";
import { useNow } from "../../ui/clock";
import { duration } from "../../ui/format";
import classes from "./Waiting.module.css";

export function urgency(waited: number): "calm" | "soon" | "late" {
  if (waited > 180_000) return "late";
  return waited > 60_000 ? "soon" : "calm";
}

/** The wait, ageing in colour; from a minute on it says so in words too. */
export function Waiting({ since }: { since: number }) {
  const { t } = useTranslation();
  const skew = useDesk((desk) => desk.skew);
  const waited = useNow() + skew - since;
  const how = urgency(waited);
  const time = duration(waited);
  const words = { calm: time, soon: t("chat.wait.soon", { time }), late: t("chat.wait.late", { time }) };
  return (
    <span className={classes.wait} data-urgency={how} title={t("chat.wait.title", { time })}>
      {words[how]}
    </span>
  );
}
