import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { inboxQuery } from "../api/inbox";
import { takeSteps } from "../app/commands";
import { EmptyInbox } from "./EmptyInbox";
import { EntryPane } from "./EntryPane";
import classes from "./InboxPage.module.css";
import { InboxList } from "./list/InboxList";
import { filterOf, type InboxSearch } from "./views";

export function InboxPage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false });
  const search = useSearch({ from: "/desk/inbox" });
  const list = useInfiniteQuery(inboxQuery(filterOf(search)));
  const ids = useMemo(
    () => list.data?.pages.flatMap((page) => page.entries.map((entry) => entry.id)) ?? [],
    [list.data],
  );
  useSteps(ids, id, search);
  return (
    <div className={classes.page} data-pane={id ? "chat" : "list"}>
      <h1 className="away">{t("app.inbox")}</h1>
      <InboxList list={list} search={search} />
      {id ? <EntryPane key={id} id={id} search={search} /> : <EmptyInbox any={ids.length > 0} />}
    </div>
  );
}

/** J and K go through the list, Escape back to it. */
function useSteps(ids: readonly string[], id: string | undefined, search: InboxSearch): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go = (by: number) => {
      const at = id === undefined ? -1 : ids.indexOf(id);
      const to = ids[at < 0 ? 0 : at + by];
      if (to) void navigate({ to: "/inbox/$id", params: { id: to }, search });
    };
    return takeSteps({
      next: () => go(1),
      previous: () => go(-1),
      close: () => id && void navigate({ to: "/inbox", search }),
    });
  }, [ids, id, search, navigate]);
}
