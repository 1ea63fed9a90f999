import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { queueQuery } from "../api/mail";
import { Unsaved } from "../ui/Unsaved";
import settings from "../widget/Settings.module.css";
import classes from "./Mail.module.css";

/** All about mail: by which server, with which words, and what has not gone out. */
export function MailPage() {
  const { t } = useTranslation();
  const queue = useQuery(queueQuery);
  const left = (queue.data?.waiting ?? 0) + (queue.data?.failed ?? 0);
  const topics = [
    { to: "/settings/mail", label: t("mail.server"), exact: true, count: 0 },
    { to: "/settings/mail/notices", label: t("mail.notice.title"), exact: false, count: 0 },
    { to: "/settings/mail/texts", label: t("mail.texts.title"), exact: false, count: 0 },
    { to: "/settings/mail/queue", label: t("mail.queue.title"), exact: false, count: left },
  ] as const;
  return (
    <div className={settings.page}>
      <header className={settings.head}>
        <h1>{t("mail.title")}</h1>
        <nav className={settings.topics} aria-label={t("mail.title")}>
          {topics.map(({ to, label, exact, count }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact }}
              activeProps={{ "aria-current": "page" }}
              className={settings.topic}
            >
              {label}
              {count > 0 && (
                <span className={classes.count} data-failed={(queue.data?.failed ?? 0) > 0}>
                  {count}
                </span>
              )}
            </Link>
          ))}
        </nav>
      </header>
      <Unsaved>
        <Outlet />
      </Unsaved>
    </div>
  );
}
