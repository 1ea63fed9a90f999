import { useTranslation } from "react-i18next";
import { type Failure, reasons } from "../api/mail";

/** Why something was not sent or read, in words, with what to do. */
export function useReason(): (failure: Failure) => string {
  const { t } = useTranslation();
  return ({ reason }) => t(`mail.reason.${reasons.find((known) => known === reason) ?? "broken"}`);
}
