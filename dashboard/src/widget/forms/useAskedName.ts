import { useTranslation } from "react-i18next";
import type { Field } from "../../../../protocol/frames";

const standard = ["name", "email", "phone", "department", "message"] as const;

/** What a field is called where the team speaks of it. */
export function useAskedName(): (field: Field) => string {
  const { t } = useTranslation();
  return ({ kind, label }) => {
    const known = standard.find((one) => one === kind);
    return known ? t(`widget.forms.kind.${known}`) : (label[""] ?? t("widget.forms.unnamed"));
  };
}
