import { useTranslation } from "react-i18next";
import { useChat } from "../live/hooks";
import { Panes } from "../ui/Panes";
import { visitorName } from "../visitor/name";
import { VisitorPane } from "../visitor/VisitorPane";
import { ChatHeader } from "./ChatHeader";
import { Composer } from "./Composer";
import classes from "./Conversation.module.css";
import { Missing } from "./Missing";
import { ServeBar } from "./ServeBar";
import { Thread } from "./thread/Thread";

/** The thread, what to do with it, and beside it who the visitor is. */
export function Conversation({ id }: { id: string }) {
  const { t } = useTranslation();
  const chat = useChat(id);
  if (!chat || chat.summary.started === 0) return <Missing />;
  const name = visitorName(chat.summary.visitor, t);
  const talking = chat.mine && chat.summary.status !== "ended";
  return (
    <Panes wide={1024} title={t("visitor.title")} aside={<VisitorPane chat={chat} />}>
      {(openVisitor) => (
        <section className={classes.conversation} aria-label={t("chat.with", { name })} data-chat={id}>
          <ChatHeader chat={chat} openVisitor={openVisitor} />
          <Thread chat={chat} />
          {talking ? <Composer chat={chat} /> : <ServeBar chat={chat} />}
        </section>
      )}
    </Panes>
  );
}
