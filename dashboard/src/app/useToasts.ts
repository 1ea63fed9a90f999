import { notifications } from "@mantine/notifications";
import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useLive, useNews } from "../live/hooks";
import type { News } from "../live/lead";
import type { Desk } from "../live/state";
import { visitorName } from "../visitor/name";

/** What a tab says of it: nothing where it is seen anyway. */
export function toast(news: News, desk: Desk, tab: string, t: TFunction): string | undefined {
  if (news.type === "missed") return t("app.missed", { count: news.count });
  if (news.type === "error") return news.code === "too_fast" ? t("app.tooFast") : undefined;
  if (news.type === "inbox") return undefined;
  const { command, refusal } = news;
  if (command.type === "message" || command.type === "note") {
    // A refused text stands in the thread with its reason.
    if (desk.opens[tab] === command.chat) return undefined;
    return t("chat.notSentTo", { name: visitorName(desk.chats[command.chat]?.summary.visitor ?? { name: "" }, t) });
  }
  if (refusal.reason === "taken" && refusal.agent) return t("chat.taken", { name: refusal.agent.name });
  if (command.type === "transfer" && refusal.reason === "offline") return t("chat.transfer.nobodyThere");
  return t(`chat.refused.${refusal.reason}`);
}

export function useToasts(): void {
  const { t } = useTranslation();
  const live = useLive();
  const tell = useCallback(
    (news: News) => {
      const message = toast(news, live.state, live.tab, t);
      if (message)
        notifications.show({
          id: message,
          message,
          role: "status",
          closeButtonProps: { "aria-label": t("app.close") },
        });
    },
    [t, live],
  );
  useNews(tell);
}
