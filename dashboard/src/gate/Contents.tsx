import { useTranslation } from "react-i18next";
import classes from "./Contents.module.css";

/** What is where on the long page of security. */
export function Contents() {
  const { t } = useTranslation();
  const parts = [
    ["gate-countries", t("gate.countries.title")],
    ["gate-domains", t("gate.domains.title")],
    ["identity-title", t("identity.title")],
    ["gate-bans", t("gate.bans")],
    ["gate-pace", t("gate.pace.title")],
    ["mask-title", t("mask.title")],
  ] as const;
  return (
    <nav className={classes.contents} aria-label={t("gate.onThisPage")}>
      <ul>
        {parts.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
