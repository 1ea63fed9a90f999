import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Where one is; before it what wants attention, where it is seen from elsewhere. */
export function useTitle(count: number): void {
  const { t } = useTranslation();
  const part = useLocation({ select: ({ pathname }) => pathname.split("/")[1] });
  let words = t("app.chats");
  if (part === "inbox") words = t("app.inbox");
  if (part === "reports") words = t("report.reports");
  if (part === "settings") words = t("app.settings");
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${words} · Causerie` : `${words} · Causerie`;
  }, [count, words]);
}
