import { useTranslation } from "react-i18next";
import type { Refused as One } from "../api/identity";
import card from "../ui/Card.module.css";
import { clockTime } from "../ui/format";
import classes from "./Identity.module.css";
import { useReason } from "./useReason";

const HOUR = 3_600_000;

/** The tokens of the last hours that were not taken, and why. */
export function Refused({ refused, now }: { refused: readonly One[]; now: number }) {
  const { t, i18n } = useTranslation();
  const words = useReason();
  const hours = [...new Set(refused.map(({ hour }) => hour))];
  const name = (hour: number) =>
    now - hour < HOUR
      ? t("identity.thisHour")
      : `${clockTime(hour, i18n.language)} – ${clockTime(hour + HOUR, i18n.language)}`;
  return (
    <div className={card.group}>
      <h4 className={classes.title}>{t("identity.refused")}</h4>
      {hours.length === 0 && <p className={card.soft}>{t("identity.noneRefused")}</p>}
      {hours.map((hour) => (
        <div key={hour} className={classes.hour}>
          <h5>{name(hour)}</h5>
          <ul>
            {refused
              .filter((one) => one.hour === hour)
              .map(({ reason, about, tokens }) => (
                <li key={reason + about}>
                  <span className={classes.many}>{tokens.toLocaleString(i18n.language)}</span>
                  <span>
                    {words.short(reason, about)}
                    <small>{words.mend(reason, about)}</small>
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
