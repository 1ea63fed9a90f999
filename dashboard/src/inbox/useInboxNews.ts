import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { countQuery } from "../api/inbox";
import { useDesk, useLive, useNews } from "../live/hooks";
import type { News } from "../live/lead";
import { notify } from "../ui/notify";
import { play } from "../ui/sound";
import { visitorName } from "../visitor/name";

/** What is new or different in the inbox is read again where it is shown, and told where nobody looks. */
export function useInboxNews(): void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const navigate = useNavigate();
  const tell = useCallback(
    (news: News) => {
      if (news.type !== "inbox") return;
      client.setQueryData(countQuery.queryKey, (known) => ({ tags: known?.tags ?? [], unread: news.unread }));
      void client.invalidateQueries({ queryKey: ["inbox", "list"] });
      for (const id of news.entries) void client.invalidateQueries({ queryKey: ["inbox", "entry", id] });
      const { arrived } = news;
      if (!arrived || !live.leading) return;
      play("message");
      const open = () => void navigate({ to: "/inbox/$id", params: { id: arrived.id } });
      void notify(t("inbox.arrived", { name: visitorName(arrived, t) }), arrived.text, { tag: arrived.id, open });
    },
    [client, live, navigate, t],
  );
  useNews(tell);
  useCatchingUp();
}

/** Whatever came while the line was down is not told again. */
function useCatchingUp(): void {
  const client = useQueryClient();
  const phase = useDesk((desk) => desk.link.phase);
  const lost = useRef(false);
  useEffect(() => {
    if (phase === "down") lost.current = true;
    if (phase !== "open" || !lost.current) return;
    lost.current = false;
    void client.invalidateQueries({ queryKey: ["inbox"] });
  }, [phase, client]);
}
