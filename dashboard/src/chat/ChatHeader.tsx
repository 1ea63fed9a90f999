import { ActionIcon, Button, Menu, Popover, Tooltip } from "@mantine/core";
import { IconArrowForwardUp, IconArrowLeft, IconBan, IconDoorExit, IconDots, IconUser } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDepartmentName } from "../department/useDepartmentName";
import { useDesk, useLive } from "../live/hooks";
import type { Chat } from "../live/state";
import { speakOfSettings } from "../ui/i18n";
import head from "../ui/PaneHead.module.css";
import { useDialog } from "../ui/useDialog";
import { visitorName } from "../visitor/name";
import { VisitorFace } from "../visitor/VisitorFace";
import classes from "./ChatHeader.module.css";
import { RatingMark } from "./rating/RatingMark";
import { RequestRating } from "./rating/RequestRating";
import { useAsked } from "./useServe";

const transferring = () => import("./TransferDialog").then((its) => its.TransferDialog);
/** Banning shares its words with the settings. */
const banning = () => Promise.all([import("../ban/BanVisitor"), speakOfSettings()]).then(([its]) => its.BanVisitor);

export function ChatHeader({ chat, openVisitor }: { chat: Chat; openVisitor?: () => void }) {
  const { t } = useTranslation();
  const { visitor, status } = chat.summary;
  const name = visitorName(visitor, t);
  const talking = chat.mine && status !== "ended";
  return (
    <header className={`${head.header} ${classes.header}`}>
      <Link to="/chats" className={head.back} aria-label={t("chat.back")}>
        <IconArrowLeft size={20} aria-hidden="true" className={head.arrow} />
      </Link>
      <span className={classes.face} data-talking={talking}>
        <VisitorFace visitor={visitor} size={36} />
      </span>
      <div className={head.who}>
        <h2 className={head.name}>{name}</h2>
        <Under chat={chat} />
      </div>
      <RatingMark summary={chat.summary} size={20} />
      {talking && <RequestRating chat={chat} />}
      {talking && <Transfer chat={chat} name={name} />}
      {talking && <Leave chat={chat} />}
      {talking && <End chat={chat} name={name} />}
      <Actions chat={chat} name={name} />
      {openVisitor && (
        <Tooltip label={t("visitor.title")}>
          <ActionIcon variant="subtle" color="gray" size={36} onClick={openVisitor} aria-label={t("visitor.title")}>
            <IconUser size={20} />
          </ActionIcon>
        </Tooltip>
      )}
    </header>
  );
}

/** One line on where the visitor is now. */
function Under({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const agents = useDesk((desk) => desk.agents);
  const me = useDesk((desk) => desk.me?.id);
  const department = useDepartmentName(chat);
  const page = chat.visit?.pages.toSorted((a, b) => b.time - a.time)[0];
  const others = chat.summary.agents.filter((id) => id !== me).map((id) => agents[id]?.agent.name ?? "");
  if (chat.summary.status === "ended") return <p className={head.under}>{t("chat.over")}</p>;
  const served = others.filter(Boolean).join(", ");
  const where = page && chat.visit?.connected ? t("visitor.nowOn", { page: page.title || page.url }) : undefined;
  const gone = chat.visit && !chat.visit.connected ? t("visitor.gone") : undefined;
  const words = [department, served && t("chat.servedBy", { name: served }), where ?? gone].filter(Boolean);
  return <p className={head.under}>{words.join(" · ")}</p>;
}

/** What is seldom wanted. */
function Actions({ chat, name }: { chat: Chat; name: string }) {
  const { t } = useTranslation();
  const menu = useRef<HTMLButtonElement>(null);
  const { Asked, open, close } = useDialog(banning);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon ref={menu} variant="subtle" color="gray" size={36} aria-label={t("chat.actions")}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconBan size={18} aria-hidden="true" />} onClick={open}>
            {t("chat.ban")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {Asked && <Asked chat={chat} name={name} close={close} opener={menu} />}
    </>
  );
}

function Transfer({ chat, name }: { chat: Chat; name: string }) {
  const { t } = useTranslation();
  const { Asked, open, close } = useDialog(transferring);
  const asked = useAsked("transfer", chat.id);
  return (
    <>
      <Tooltip label={t("chat.transfer.hint")}>
        <Button
          className={classes.leave}
          aria-label={t("chat.transfer.open")}
          aria-haspopup="dialog"
          variant="subtle"
          color="gray"
          size="sm"
          leftSection={<IconArrowForwardUp size={18} className={head.arrow} />}
          loading={asked}
          onClick={open}
        >
          {t("chat.transfer.open")}
        </Button>
      </Tooltip>
      {Asked && <Asked chat={chat} name={name} close={close} />}
    </>
  );
}

function Leave({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const live = useLive();
  const asked = useAsked("leave", chat.id);
  return (
    <Tooltip label={t("chat.leaveHint")}>
      <Button
        className={classes.leave}
        aria-label={t("chat.leave")}
        variant="subtle"
        color="gray"
        size="sm"
        leftSection={<IconDoorExit size={18} />}
        loading={asked}
        onClick={() => live.command({ type: "leave", chat: chat.id })}
      >
        {t("chat.leave")}
      </Button>
    </Tooltip>
  );
}

function End({ chat, name }: { chat: Chat; name: string }) {
  const { t } = useTranslation();
  const live = useLive();
  const [asking, ask] = useState(false);
  const asked = useAsked("end", chat.id);
  const end = () => {
    ask(false);
    live.command({ type: "end", chat: chat.id });
  };
  return (
    <Popover opened={asking} onChange={ask} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          className={classes.end}
          variant="default"
          size="sm"
          loading={asked}
          onClick={() => ask(!asking)}
          aria-haspopup="dialog"
        >
          {t("chat.end")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("chat.end")}>
        <p className={classes.question}>{t("chat.endAsk", { name })}</p>
        <div className={classes.answers}>
          <Button size="sm" variant="default" onClick={() => ask(false)}>
            {t("chat.keep")}
          </Button>
          <Button size="sm" color="#b3261e" onClick={end} data-autofocus>
            {t("chat.endNow")}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
