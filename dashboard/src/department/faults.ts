import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";

const KNOWN = ["empty", "too_long", "taken", "too_many", "unknown"] as const;

export interface Faults {
  name: string | undefined;
  description: string | undefined;
  members: string | undefined;
  /** what belongs to no field */
  other: string | undefined;
}

/** What is wrong with which field, in words. */
export function useFaults(error: Error | null): Faults {
  const { t } = useTranslation();
  const fields = error instanceof Problem ? error.fields : {};
  const words = (field: string) => {
    const fault = fields[field];
    return fault && t(`department.fault.${KNOWN.find((known) => known === fault) ?? "invalid"}`);
  };
  const told = Object.keys(fields).length > 0 || (error instanceof Problem && error.code === "outdated");
  return {
    name: words("name"),
    description: words("description"),
    members: words("members"),
    other: error && !told ? t("security.trouble.unknown") : undefined,
  };
}
