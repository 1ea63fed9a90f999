import { Tooltip } from "@mantine/core";
import { IconChartBar, IconInbox, IconMessages, IconSettings } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { StatusMenu } from "../agent/StatusMenu";
import { countQuery } from "../api/inbox";
import { attention } from "../chat/groups";
import { useDesk } from "../live/hooks";
import { AvatarMenu } from "./AvatarMenu";
import classes from "./Rail.module.css";
import { useSession } from "./session";
import { useTitle } from "./useTitle";

export function Rail() {
  const { t } = useTranslation();
  const { agent } = useSession();
  const desk = useDesk((state) => state);
  const { waiting, unread } = attention(desk);
  useTitle(waiting + unread);
  const count = waiting + unread;
  return (
    <nav className={classes.rail} aria-label={t("app.rail")}>
      <img className={classes.logo} src="/assets/causerie-1.svg" alt="Causerie" width={32} height={32} />
      <Tooltip label={t("app.chats")} position="right">
        <Link
          to="/chats"
          className={classes.entry}
          activeProps={{ className: classes.active, "aria-current": "page" }}
          aria-label={count > 0 ? t("app.chatsCount", { count }) : t("app.chats")}
        >
          <IconMessages size={22} stroke={1.7} aria-hidden="true" />
          {count > 0 && (
            <span className={classes.count} data-waiting={waiting > 0} aria-hidden="true">
              {count > 99 ? "99+" : count}
            </span>
          )}
        </Link>
      </Tooltip>
      <InboxEntry />
      {agent.role !== "agent" && (
        <Tooltip label={t("report.reports")} position="right">
          <Link
            to="/reports"
            className={classes.entry}
            activeProps={{ className: classes.active, "aria-current": "page" }}
            aria-label={t("report.reports")}
          >
            <IconChartBar size={22} stroke={1.7} aria-hidden="true" />
          </Link>
        </Tooltip>
      )}
      <div className={classes.gap} />
      <Tooltip label={t("app.settings")} position="right">
        <Link
          to="/settings"
          className={classes.entry}
          activeProps={{ className: classes.active, "aria-current": "page" }}
          aria-label={t("app.settings")}
        >
          <IconSettings size={22} stroke={1.7} aria-hidden="true" />
        </Link>
      </Tooltip>
      <StatusMenu />
      <AvatarMenu />
    </nav>
  );
}

function InboxEntry() {
  const { t } = useTranslation();
  const { data } = useQuery(countQuery);
  const count = data?.unread ?? 0;
  return (
    <Tooltip label={t("app.inbox")} position="right">
      <Link
        to="/inbox"
        className={classes.entry}
        activeProps={{ className: classes.active, "aria-current": "page" }}
        aria-label={count > 0 ? t("app.inboxCount", { count }) : t("app.inbox")}
      >
        <IconInbox size={22} stroke={1.7} aria-hidden="true" />
        {count > 0 && (
          <span className={classes.count} aria-hidden="true">
            {count > 99 ? "99+" : count}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
