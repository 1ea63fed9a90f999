import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChat } from "../live/hooks";
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
  const narrow = useMediaQuery("(max-width: 1024px)", window.innerWidth <= 1024, { getInitialValueInEffect: false });
  const [drawer, setDrawer] = useState(false);
  if (!chat || chat.summary.started === 0) return <Missing />;
  const name = visitorName(chat.summary.visitor, t);
  const talking = chat.mine && chat.summary.status !== "ended";
  return (
    <div className={classes.panes} data-narrow={narrow}>
      <section className={classes.conversation} aria-label={t("chat.with", { name })} data-chat={id}>
        <ChatHeader chat={chat} openVisitor={narrow ? () => setDrawer(true) : undefined} />
        <Thread chat={chat} />
        {talking ? <Composer chat={chat} /> : <ServeBar chat={chat} />}
      </section>
      {narrow ? (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          position="right"
          size={340}
          title={t("visitor.title")}
          closeButtonProps={{ "aria-label": t("app.close") }}
          padding={0}
          classNames={{ header: classes.drawerHeader, title: classes.drawerTitle }}
        >
          <VisitorPane chat={chat} />
        </Drawer>
      ) : (
        <aside className={classes.aside} aria-label={t("visitor.title")}>
          <VisitorPane chat={chat} />
        </aside>
      )}
    </div>
  );
}
