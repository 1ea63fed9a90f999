import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import classes from "./Settings.module.css";
import { useSession } from "./session";

/** What can be set, one topic a page: at the left the topics that are for the one who looks. */
export function Settings() {
  const { t } = useTranslation();
  const { agent } = useSession();
  return (
    <div className={classes.settings}>
      <nav className={classes.topics} aria-label={t("app.settings")}>
        <span className={classes.group}>{t("app.personal")}</span>
        <Topic to="/settings/profile">{t("agent.profile.title")}</Topic>
        {agent.role !== "agent" && (
          <>
            <span className={classes.group}>{t("app.site")}</span>
            <Topic to="/settings/widgets">{t("widget.widgets")}</Topic>
            <Topic to="/settings/departments">{t("department.departments")}</Topic>
            <Topic to="/settings/mail">{t("mail.title")}</Topic>
            <Topic to="/settings/import">{t("social.title")}</Topic>
            <Topic to="/settings/banned">{t("bans.title")}</Topic>
          </>
        )}
      </nav>
      <div className={classes.topic}>
        <Outlet />
      </div>
    </div>
  );
}

interface TopicProps {
  to:
    | "/settings/profile"
    | "/settings/widgets"
    | "/settings/departments"
    | "/settings/mail"
    | "/settings/import"
    | "/settings/banned";
  children: string;
}

function Topic({ to, children }: TopicProps) {
  return (
    <Link to={to} className={classes.link} activeProps={{ "aria-current": "page" }}>
      {children}
    </Link>
  );
}
