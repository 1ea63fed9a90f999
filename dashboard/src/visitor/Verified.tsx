import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Verified.module.css";

/** A visitor's face, with a check where the site has proved who they are. */
export function Verified({ external, children }: { external: string | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  if (external === undefined) return children;
  return (
    <span className={classes.verified} title={t("visitor.verified")}>
      {children}
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="6" />
        <path d="M4.4 7.2l1.8 1.8 3.4-3.7" />
      </svg>
      <span className="away">{t("visitor.verified")}</span>
    </span>
  );
}
