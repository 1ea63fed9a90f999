import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import card from "../ui/Card.module.css";
import { Code } from "../ui/Code";
import classes from "./Identity.module.css";
import { languages, page, samples } from "./samples";

/** What is written where: on the site's server, in its own language, and on its pages. */
export function Samples() {
  const { t } = useTranslation();
  const [chosen, choose] = useState<(typeof languages)[number]>("Node");
  const tabs = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const next = languages[(languages.indexOf(chosen) + by + languages.length) % languages.length] ?? chosen;
    choose(next);
    tabs.current?.querySelector<HTMLElement>(`[data-language="${next}"]`)?.focus();
  };
  return (
    <details className={`${card.group} ${classes.samples}`}>
      <summary>{t("identity.samples")}</summary>
      <p>{t("identity.onServer")}</p>
      <div
        className={classes.tabs}
        role="tablist"
        aria-label={t("identity.language")}
        ref={tabs}
        onKeyDown={({ key }) => {
          if (key === "ArrowRight") step(1);
          if (key === "ArrowLeft") step(-1);
        }}
      >
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            role="tab"
            id={`identity-tab-${language}`}
            aria-controls="identity-sample"
            aria-selected={language === chosen}
            tabIndex={language === chosen ? 0 : -1}
            data-language={language}
            onClick={() => choose(language)}
          >
            {language}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="identity-sample" aria-labelledby={`identity-tab-${chosen}`}>
        <Code name={samples[chosen].needs} text={samples[chosen].code} />
      </div>
      <p>{t("identity.onPage")}</p>
      <Code name="HTML" text={page} />
      <p className={card.soft}>{t("identity.zendesk")}</p>
    </details>
  );
}
