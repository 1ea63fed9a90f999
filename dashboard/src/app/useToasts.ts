import { notifications } from "@mantine/notifications";
import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNews } from "../live/hooks";
import type { News } from "../live/lead";

function words(news: News, t: TFunction): string | undefined {
  if (news.type === "missed") return t("app.missed", { count: news.count });
  if (news.type === "error") return news.code === "too_fast" ? t("app.tooFast") : undefined;
  if (news.type === "inbox") return undefined;
  const { command, refusal } = news;
  // A refused text stands in the thread with its reason.
  if (command.type === "message" || command.type === "note") return undefined;
  if (refusal.reason === "taken" && refusal.agent) return t("chat.taken", { name: refusal.agent.name });
  if (command.type === "transfer" && refusal.reason === "offline") return t("chat.transfer.nobodyThere");
  return t(`chat.refused.${refusal.reason}`);
}

export function useToasts(): void {
  const { t } = useTranslation();
  const tell = useCallback(
    (news: News) => {
      const message = words(news, t);
      if (message)
        notifications.show({
          id: message,
          message,
          role: "status",
          closeButtonProps: { "aria-label": t("app.close") },
        });
    },
    [t],
  );
  useNews(tell);
}
