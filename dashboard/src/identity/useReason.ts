import { useTranslation } from "react-i18next";
import type { IdentityFlaw } from "../../../protocol/frames";

/** What is wrong with a token, in words, and what mends it. */
export function useReason() {
  const { t } = useTranslation();
  return {
    short: (reason: IdentityFlaw, about = "") => t(`identity.reason.${reason}`, { about }),
    mend: (reason: IdentityFlaw, about = "") => t(`identity.mend.${reason}`, { about }),
  };
}
