import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconChevronDown, IconUser, IconUserCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type EntryPage, STATES } from "../api/inbox";
import { useDesk } from "../live/hooks";
import { Face } from "../ui/Face";
import head from "../ui/PaneHead.module.css";
import { isUnnamed, visitorName } from "../visitor/name";
import { Verified } from "../visitor/Verified";
import { Vouched } from "../visitor/Vouched";
import classes from "./EntryPane.module.css";
import { StateMark } from "./StateMark";
import { useChange } from "./useChange";
import type { InboxSearch } from "./views";

interface EntryHeaderProps {
  page: EntryPage;
  search: InboxSearch;
  openAside: (() => void) | undefined;
}

export function EntryHeader({ page, search, openAside }: EntryHeaderProps) {
  const { t } = useTranslation();
  const { entry } = page;
  return (
    <header className={head.header}>
      <Link to="/inbox" search={search} className={head.back} aria-label={t("inbox.back")}>
        <IconArrowLeft size={20} aria-hidden="true" className={head.arrow} />
      </Link>
      <span className={classes.face}>
        <Verified external={entry.external}>
          <Face name={isUnnamed(entry.name) ? undefined : entry.name} seed={entry.email || entry.id} size={36} />
        </Verified>
      </span>
      <div className={head.who}>
        <h2 className={head.name} dir="auto">
          {visitorName(entry, t)}
        </h2>
        <p className={head.under} dir="auto">
          {(entry.name && entry.email) || entry.phone || (entry.email ? "" : t("inbox.noAddress"))}
          {entry.email && <Vouched by={entry.vouchedBy} />}
        </p>
      </div>
      <Assign page={page} search={search} />
      <State page={page} search={search} />
      {openAside && (
        <Tooltip label={t("inbox.about")}>
          <ActionIcon variant="subtle" color="gray" size={36} onClick={openAside} aria-label={t("inbox.about")}>
            <IconUser size={20} />
          </ActionIcon>
        </Tooltip>
      )}
    </header>
  );
}

function Assign({ page, search }: { page: EntryPage; search: InboxSearch }) {
  const { t } = useTranslation();
  const agents = useDesk((desk) => desk.agents);
  const me = useDesk((desk) => desk.me?.id);
  const change = useChange(page, search);
  const { assignee } = page.entry;
  const nameOf = (id: string) => (id === me ? t("inbox.who.me") : (agents[id]?.agent.name ?? t("agent.unnamed")));
  const team = Object.keys(agents).toSorted((a, b) => Number(b === me) - Number(a === me));
  const shown = assignee ? nameOf(assignee) : t("inbox.assign");
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          className={classes.assign}
          variant="subtle"
          color="gray"
          size="sm"
          loading={change.isPending}
          leftSection={<IconUserCheck size={18} aria-hidden="true" />}
          aria-label={assignee ? t("inbox.assignedTo", { name: shown }) : t("inbox.assign")}
        >
          {shown}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {team.map((id) => (
          <Menu.Item
            key={id}
            leftSection={<Face name={agents[id]?.agent.name} seed={id} size={24} picture={agents[id]?.agent.avatar} />}
            onClick={() => change.mutate({ assignee: id })}
          >
            {nameOf(id)}
          </Menu.Item>
        ))}
        {assignee && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => change.mutate({ assignee: "" })}>{t("inbox.who.none")}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function State({ page, search }: { page: EntryPage; search: InboxSearch }) {
  const { t } = useTranslation();
  const change = useChange(page, search);
  const { state } = page.entry;
  // Nothing becomes new again by somebody's saying so.
  const choices = STATES.filter((one) => one !== "new" && one !== state);
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          loading={change.isPending}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          aria-label={t("inbox.stateOf", { state: t(`inbox.state.${state}`) })}
        >
          <StateMark state={state} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((one) => (
          <Menu.Item key={one} onClick={() => change.mutate({ state: one })}>
            <StateMark state={one} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
