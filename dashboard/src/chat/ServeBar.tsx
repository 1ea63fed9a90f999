import { Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { departmentOf, mayServe } from "../department/offered";
import { useDesk, useLive } from "../live/hooks";
import type { Chat } from "../live/state";
import { visitorName } from "../visitor/name";
import { Waiting } from "./list/Waiting";
import classes from "./ServeBar.module.css";
import { useAsked, useServe } from "./useServe";

/** Stands where the composer would: this chat is looked at, waits to be taken, or is over. */
export function ServeBar({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate();
  const serve = useServe();
  const asked = useAsked("serve", chat.id);
  const desk = useDesk((state) => state);
  const { agents } = desk;
  const { status, visitor } = chat.summary;
  const name = visitorName(visitor, t);
  const close = () => {
    live.local({ type: "here.forget", chat: chat.id });
    void navigate({ to: "/chats" });
  };
  if (status === "ended")
    return (
      <div className={classes.bar}>
        <span className={classes.words}>{t("chat.overLong")}</span>
        <Button variant="default" onClick={close}>
          {t("chat.dismiss")}
        </Button>
      </div>
    );
  const servers = chat.summary.agents.map((id) => agents[id]?.agent.name ?? t("agent.unnamed")).join(", ");
  if (chat.summary.agents.length > 0)
    return (
      <div className={classes.bar}>
        <IconEye size={18} aria-hidden="true" />
        <span className={classes.words}>{t("chat.watching", { agent: servers, name })}</span>
      </div>
    );
  const meant = desk.agents[chat.summary.awaits ?? ""]?.agent ?? departmentOf(desk, chat);
  const others = meant !== undefined && meant.id !== desk.me?.id;
  return (
    <div className={classes.bar} data-waiting="true">
      <span className={classes.words}>
        <strong>{others ? t("chat.waitsFor", { name, receiver: meant.name }) : t("chat.waits", { name })}</strong>
        <Waiting since={chat.summary.waiting ?? chat.summary.started} />
      </span>
      {mayServe(desk, chat) && (
        <Button loading={asked} onClick={() => serve(chat.id)}>
          {t("chat.serveThis")}
        </Button>
      )}
    </div>
  );
}
