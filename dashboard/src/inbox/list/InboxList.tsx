import { Anchor, Button, Skeleton } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ListPage } from "../../api/inbox";
import { Late } from "../../ui/Late";
import type { InboxSearch } from "../views";
import { EntryRow } from "./EntryRow";
import { Filters } from "./Filters";
import classes from "./InboxList.module.css";

interface InboxListProps {
  list: UseInfiniteQueryResult<InfiniteData<ListPage>>;
  search: InboxSearch;
}

export function InboxList({ list, search }: InboxListProps) {
  const { t } = useTranslation();
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={classes.pane} aria-label={t("inbox.list")}>
      <Filters search={search} />
      <div className={classes.scroll}>
        {list.isPending && <Loading />}
        {list.isError && !list.data && (
          <p className={classes.nothing} role="alert">
            {t("inbox.failed")}{" "}
            <Anchor component="button" onClick={() => void list.refetch()}>
              {t("security.tryAgain")}
            </Anchor>
          </p>
        )}
        {list.data && entries.length === 0 && <Nothing search={search} />}
        <ul className={classes.rows}>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} search={search} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button
            variant="subtle"
            size="sm"
            fullWidth
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("inbox.more")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Whether all is done or nothing was found: two different things. */
function Nothing({ search }: { search: InboxSearch }) {
  const { t } = useTranslation();
  const asked = search.q || search.who || search.department || search.tag;
  if (asked) return <p className={classes.nothing}>{t("inbox.none.found")}</p>;
  return <p className={classes.nothing}>{t(`inbox.none.${search.view ?? "todo"}`)}</p>;
}

function Loading() {
  return (
    <Late>
      {[0, 1, 2].map((row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton height={14} width="55%" />
          <Skeleton height={12} />
        </div>
      ))}
    </Late>
  );
}
