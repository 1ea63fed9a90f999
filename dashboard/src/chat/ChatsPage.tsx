import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { EmptyChats } from "../account/EmptyChats";
import { useDesk, useLive } from "../live/hooks";
import classes from "./ChatsPage.module.css";
import { Conversation } from "./Conversation";
import { ChatList } from "./list/ChatList";

export function ChatsPage() {
  const { t } = useTranslation();
  const live = useLive();
  const { id } = useParams({ strict: false });
  const empty = useDesk((desk) => desk.me !== undefined && Object.keys(desk.chats).length === 0);
  useEffect(() => {
    live.local({ type: "here.open", tab: live.tab, chat: id });
  }, [live, id]);
  // On another page no chat is in sight, and what is written in it is news.
  useEffect(() => () => live.local({ type: "here.open", tab: live.tab }), [live]);
  return (
    <div className={classes.page} data-pane={id ? "chat" : empty ? "empty" : "list"}>
      <h1 className="away">{t("app.chats")}</h1>
      <ChatList />
      {id ? <Conversation key={id} id={id} /> : <EmptyChats />}
    </div>
  );
}
