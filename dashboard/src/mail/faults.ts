import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";

const KNOWN = ["empty", "too_long", "too_many", "out_of_range", "retype", "places"] as const;

export interface Faults {
  of(field: string): string | undefined;
  /** What belongs to no field. */
  other: string | undefined;
}

/** What is wrong with which field, in words. */
export function useFaults(error: Error | null): Faults {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : undefined;
  const fields = problem?.fields ?? {};
  const of = (field: string) => {
    const fault = fields[field];
    if (!fault) return undefined;
    if (/[fF]rom$|[tT]o$/.test(field) && fault === "invalid") return t("mail.fault.address");
    return t(`mail.fault.${KNOWN.find((known) => known === fault) ?? "invalid"}`);
  };
  let other: string | undefined;
  if (Object.keys(fields).length > 0) other = t("mail.fault.some");
  else if (problem?.code === "unreachable") other = t("security.trouble.unreachable");
  else if (problem?.status === 429)
    other = t("mail.fault.tooMany", { count: Math.max(1, Math.ceil((problem.retryAfter ?? 0) / 60)) });
  else if (error) other = t("security.trouble.unknown");
  return { of, other };
}
