import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** What wants attention stands first in the tab, where it is seen from elsewhere. */
export function useTitle(count: number): void {
  const { t } = useTranslation();
  const words = t("app.chats");
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${words} · Causerie` : `${words} · Causerie`;
  }, [count, words]);
}
