import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ChatLine, type InboxEntry, type PastChat, pastChatQuery } from "../api/inbox";
import { useDesk } from "../live/hooks";
import { Dialog } from "../ui/Dialog";
import { clockTime, fullTime } from "../ui/format";
import { Late } from "../ui/Late";
import { Linked } from "../ui/Linked";
import { visitorName } from "../visitor/name";
import own from "./EntryAside.module.css";

interface PastChatDialogProps {
  entry: InboxEntry;
  chat: PastChat;
  close(): void;
}

/** What was said in a chat that is over. */
export function PastChatDialog({ entry, chat, close }: PastChatDialogProps) {
  const { t, i18n } = useTranslation();
  const talk = useQuery(pastChatQuery(entry.id, chat.id));
  return (
    <Dialog size="lg" title={t("inbox.chatOf", { time: fullTime(chat.started, i18n.language) })} close={close}>
      {talk.isPending && (
        <Late>
          <Skeleton height={120} />
        </Late>
      )}
      {talk.isError && <p role="alert">{t("inbox.failed")}</p>}
      <div className={own.talk}>
        {talk.data?.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said does not move
          <Said key={at} line={line} entry={entry} />
        ))}
      </div>
    </Dialog>
  );
}

function Said({ line, entry }: { line: ChatLine; entry: InboxEntry }) {
  const { t, i18n } = useTranslation();
  const agent = useDesk((desk) => desk.agents[line.agent ?? ""]?.agent.name);
  const name = line.by === "visitor" ? visitorName(entry, t) : (agent ?? t("agent.unnamed"));
  return (
    <div className={own.said} data-kind={line.kind}>
      <p className={own.by}>
        <strong>{line.kind === "note" ? t("chat.noteBy", { name }) : name}</strong>
        <time dateTime={new Date(line.time).toISOString()}>{clockTime(line.time, i18n.language)}</time>
      </p>
      <p className={own.words} dir="auto">
        <Linked text={line.text} />
      </p>
    </div>
  );
}
