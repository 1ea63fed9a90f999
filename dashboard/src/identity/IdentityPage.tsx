import { useTranslation } from "react-i18next";
import settings from "../widget/Settings.module.css";
import { IdentitySection } from "./Section";

/** The section on a page of its own. */
export function IdentityPage() {
  const { t } = useTranslation();
  return (
    <div className={settings.narrow}>
      <h2>{t("identity.page")}</h2>
      <IdentitySection />
    </div>
  );
}
