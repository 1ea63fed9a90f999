import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";

/** Why something was not done, in words, where nothing closer is known of it. */
export function useTrouble(): (error: Error) => string {
  const { t } = useTranslation();
  return (error) =>
    t(
      error instanceof Problem && error.code === "unreachable"
        ? "security.trouble.unreachable"
        : "security.trouble.unknown",
    );
}
