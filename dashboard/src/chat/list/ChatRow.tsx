import { Button } from "@mantine/core";
import { IconPencil, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/session";
import { useDepartmentName } from "../../department/useDepartmentName";
import { useDesk, useLive } from "../../live/hooks";
import { type Chat, unreadOf } from "../../live/state";
import { clockTime } from "../../ui/format";
import row from "../../ui/Row.module.css";
import { visitorName } from "../../visitor/name";
import { VisitorFace } from "../../visitor/VisitorFace";
import { useDraft } from "../drafts";
import type { GroupName } from "../groups";
import { RatingMark } from "../rating/RatingMark";
import { useAsked, useServe } from "../useServe";
import { useTypists } from "../useTypists";
import classes from "./ChatRow.module.css";
import { Waiting } from "./Waiting";

interface ChatRowProps {
  chat: Chat;
  group: GroupName;
  gone: boolean;
}

/** Drawn anew only when its own chat changes: with many chats something comes for one of them all the time. */
export const ChatRow = memo(function ChatRow({ chat, group, gone }: ChatRowProps) {
  const { t, i18n } = useTranslation();
  const unread = useDesk((desk) => (chat.mine ? unreadOf(desk, chat) : 0));
  const { visitor } = chat.summary;
  const name = visitorName(visitor, t);
  const department = useDepartmentName(chat);
  return (
    <div className={classes.row} data-chat={chat.id} data-group={group} data-gone={gone} data-unread={unread > 0}>
      <Link
        to="/chats/$id"
        params={{ id: chat.id }}
        className={`${row.link} ${classes.link}`}
        activeProps={{ className: row.active, "aria-current": "true" }}
        disabled={gone}
      >
        <VisitorFace visitor={visitor} />
        <span className={classes.body}>
          <span className={classes.top}>
            <span className={classes.name}>{name}</span>
            {department && (
              <span className={`${row.mark} ${classes.department}`} dir="auto">
                {department}
              </span>
            )}
            {group === "incoming" && !gone ? (
              <Waiting since={chat.summary.waiting ?? chat.summary.started} />
            ) : (
              <span className={row.time}>{clockTime(lastTime(chat), i18n.language)}</span>
            )}
          </span>
          <span className={classes.bottom}>
            <RatingMark summary={chat.summary} size={14} />
            <Preview chat={chat} group={group} gone={gone} />
            {unread > 0 && (
              <span className={classes.unread}>
                {unread}
                <span className="away"> {t("chat.unread", { count: unread })}</span>
              </span>
            )}
          </span>
        </span>
      </Link>
      {group === "incoming" && !gone && <Serve chat={chat.id} name={name} />}
      {group === "ended" && <Dismiss chat={chat.id} name={name} />}
    </div>
  );
});

const lastTime = (chat: Chat) => chat.events.at(-1)?.time ?? chat.summary.started;

function Preview({ chat, group, gone }: ChatRowProps) {
  const { t } = useTranslation();
  const { agent } = useSession();
  const [draft] = useDraft(agent.id, chat.id);
  const agents = useDesk((desk) => desk.agents);
  const { visitor } = useTypists(chat);
  const awaited = chat.summary.awaits ? (agents[chat.summary.awaits]?.agent.name ?? t("agent.unnamed")) : undefined;
  const servers = chat.summary.agents.map((id) => agents[id]?.agent.name ?? "").filter(Boolean);
  if (gone) {
    const words = servers.length > 0 && !chat.mine ? t("chat.taken", { name: servers.join(", ") }) : t("chat.moved");
    return (
      <span className={classes.preview} dir="auto">
        {words}
      </span>
    );
  }
  if (visitor) return <span className={classes.typing}>{t("chat.typingShort")}</span>;
  if (draft.text.trim() !== "")
    return (
      <span className={classes.preview} dir="auto">
        <span className={row.draft}>
          <IconPencil size={12} aria-hidden="true" /> {t("chat.draft")}
        </span>{" "}
        {draft.text}
      </span>
    );
  const text = chat.summary.lastText ?? t("chat.noText");
  if (group === "others" && awaited)
    return (
      <span className={classes.preview} dir="auto">
        <span className={classes.server}>{t("chat.awaits", { name: awaited })}</span> · {text}
      </span>
    );
  if (group !== "others" || servers.length === 0)
    return (
      <span className={classes.preview} dir="auto">
        {text}
      </span>
    );
  return (
    <span className={classes.preview} dir="auto">
      <span className={classes.server}>{servers.join(", ")}</span> · {text}
    </span>
  );
}

function Serve({ chat, name }: { chat: string; name: string }) {
  const { t } = useTranslation();
  const serve = useServe();
  const asked = useAsked("serve", chat);
  return (
    <Button
      className={classes.serve}
      size="compact-sm"
      loading={asked}
      onClick={() => serve(chat)}
      aria-label={t("chat.serveName", { name })}
    >
      {t("chat.serve")}
    </Button>
  );
}

function Dismiss({ chat, name }: { chat: string; name: string }) {
  const { t } = useTranslation();
  const live = useLive();
  return (
    <button
      type="button"
      className={classes.dismiss}
      title={t("chat.dismiss")}
      aria-label={t("chat.dismissName", { name })}
      onClick={() => live.local({ type: "here.forget", chat })}
    >
      <IconX size={16} aria-hidden="true" />
    </button>
  );
}
