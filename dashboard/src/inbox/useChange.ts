import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { changeEntry, type EntryChange, type EntryPage, entryQuery } from "../api/inbox";
import type { InboxSearch } from "./views";

/** Changes an entry as it is seen here. Where somebody was faster nothing is changed, and what stands there now is shown. */
export function useChange(page: EntryPage, search: InboxSearch) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, last } = page.entry;
  const say = (message: string) =>
    notifications.show({ id: message, message, role: "status", closeButtonProps: { "aria-label": t("app.close") } });
  return useMutation({
    mutationFn: (change: EntryChange) => changeEntry(id, last, change),
    onSuccess: (after) => {
      void client.invalidateQueries({ queryKey: ["inbox", "list"] });
      void client.invalidateQueries({ queryKey: ["inbox", "count"] });
      if (after) client.setQueryData(entryQuery(id).queryKey, after);
      else {
        say(t("inbox.movedAway"));
        void navigate({ to: "/inbox", search });
      }
    },
    onError: (problem) => {
      const code = problem instanceof Problem ? problem.code : "";
      void client.invalidateQueries({ queryKey: entryQuery(id).queryKey });
      say(t(code === "outdated" ? "inbox.outdated" : "inbox.notChanged"));
    },
  });
}
