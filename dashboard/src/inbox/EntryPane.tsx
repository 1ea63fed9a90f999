import { Anchor, Button, Skeleton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { countQuery, entryQuery, readEntry } from "../api/inbox";
import { Late } from "../ui/Late";
import { Panes } from "../ui/Panes";
import { visitorName } from "../visitor/name";
import { AnswerBox } from "./AnswerBox";
import { EntryAside } from "./EntryAside";
import { EntryHeader } from "./EntryHeader";
import classes from "./EntryPane.module.css";
import { EntryThread } from "./thread/EntryThread";
import type { InboxSearch } from "./views";

/** What was left, what became of it, and beside it who left it. */
export function EntryPane({ id, search }: { id: string; search: InboxSearch }) {
  const { t } = useTranslation();
  const page = useQuery(entryQuery(id));
  useReading(id, page.data?.entry.unread === true);
  const gone = page.error instanceof Problem && page.error.status === 404;
  if (gone || !page.data)
    return <Missing gone={gone} failed={page.isError} again={() => void page.refetch()} search={search} />;
  const name = visitorName(page.data.entry, t);
  return (
    <Panes wide={1100} title={t("inbox.about")} aside={<EntryAside page={page.data} search={search} />}>
      {(openAside) => (
        <section className={classes.entry} aria-label={t("inbox.from", { name })} data-entry={id}>
          <EntryHeader page={page.data} search={search} openAside={openAside} />
          <EntryThread page={page.data} />
          <AnswerBox page={page.data} />
        </section>
      )}
    </Panes>
  );
}

/** Whoever has it open, and looks, has read it: for everybody. */
function useReading(id: string, unread: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!unread) return;
    const read = () => {
      if (document.visibilityState !== "visible") return;
      void readEntry(id).then(
        () => client.invalidateQueries({ queryKey: countQuery.queryKey }),
        () => undefined,
      );
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [id, unread, client]);
}

interface MissingProps {
  gone: boolean;
  failed: boolean;
  again(): void;
  search: InboxSearch;
}

function Missing({ gone, failed, again, search }: MissingProps) {
  const { t } = useTranslation();
  if (!gone && !failed)
    return (
      <div className={classes.missing}>
        <Late>
          <Skeleton height={44} width={260} />
          <Skeleton height={120} width={320} />
        </Late>
      </div>
    );
  return (
    <div className={classes.missing}>
      <p role="alert">{gone ? t("inbox.gone") : t("inbox.failed")}</p>
      {!gone && (
        <Anchor component="button" onClick={again}>
          {t("security.tryAgain")}
        </Anchor>
      )}
      <Button renderRoot={(props) => <Link to="/inbox" search={search} {...props} />} variant="light">
        {t("inbox.back")}
      </Button>
    </div>
  );
}
