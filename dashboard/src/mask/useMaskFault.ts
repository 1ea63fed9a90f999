import { useTranslation } from "react-i18next";

const KNOWN = ["empty", "too_long", "too_many", "too_large", "invalid", "matches_nothing"] as const;

/** What is wrong with which field, in words. */
export function useMaskFault(fields: Readonly<Record<string, string>>): (field: string) => string | undefined {
  const { t } = useTranslation();
  return (field) => {
    const fault = fields[field];
    return fault && t(`mask.fault.${KNOWN.find((known) => known === fault) ?? "invalid"}`);
  };
}
