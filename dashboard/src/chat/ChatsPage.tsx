import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { EmptyChats } from "../account/EmptyChats";
import { useLive } from "../live/hooks";
import { ChatList } from "./ChatList";
import classes from "./ChatsPage.module.css";
import { Conversation } from "./Conversation";

export function ChatsPage() {
  const live = useLive();
  const { id } = useParams({ strict: false });
  useEffect(() => {
    live.local({ type: "here.open", tab: live.tab, chat: id });
  }, [live, id]);
  return (
    <div className={classes.page} data-pane={id ? "chat" : "list"}>
      <ChatList />
      {id ? <Conversation key={id} id={id} /> : <EmptyChats />}
    </div>
  );
}
