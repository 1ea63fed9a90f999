import { IconPencil, IconRosetteDiscountCheckFilled } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InboxEntry } from "../../api/inbox";
import { useSession } from "../../app/session";
import { useDraft } from "../../chat/drafts";
import { useDesk } from "../../live/hooks";
import { Face } from "../../ui/Face";
import { fullTime, shortTime } from "../../ui/format";
import row from "../../ui/Row.module.css";
import { visitorName } from "../../visitor/name";
import { StateMark } from "../StateMark";
import type { InboxSearch } from "../views";
import classes from "./InboxList.module.css";

const MOST_TAGS = 2;

export function EntryRow({ entry, search }: { entry: InboxEntry; search: InboxSearch }) {
  const { t, i18n } = useTranslation();
  const { agent } = useSession();
  const [draft] = useDraft(agent.id, `inbox.${entry.id}`);
  const assignee = useDesk((desk) => desk.agents[entry.assignee ?? ""]?.agent);
  return (
    <li className={classes.row} data-entry={entry.id} data-unread={entry.unread}>
      <Link
        to="/inbox/$id"
        params={{ id: entry.id }}
        search={search}
        className={`${row.link} ${classes.link}`}
        activeProps={{ className: row.active, "aria-current": "true" }}
      >
        <span className={classes.top}>
          {entry.unread && <span className={classes.dot} aria-hidden="true" />}
          <span className={classes.name} dir="auto">
            {visitorName(entry, t)}
            {entry.external !== undefined && (
              <IconRosetteDiscountCheckFilled
                size={14}
                className={classes.verified}
                role="img"
                aria-label={t("visitor.verified")}
              />
            )}
            {entry.unread && <span className="away">, {t("inbox.unread")}</span>}
          </span>
          <time
            className={row.time}
            dateTime={new Date(entry.touched).toISOString()}
            title={fullTime(entry.touched, i18n.language)}
          >
            {shortTime(entry.touched, Date.now(), i18n.language)}
          </time>
        </span>
        <span className={classes.text} dir="auto">
          {draft.text.trim() !== "" ? (
            <>
              <span className={row.draft}>
                <IconPencil size={12} aria-hidden="true" /> {t("chat.draft")}
              </span>{" "}
              {draft.text}
            </>
          ) : (
            entry.text || t("inbox.noText")
          )}
        </span>
        <span className={classes.bottom}>
          <StateMark state={entry.state} />
          {entry.department && (
            <span className={`${row.mark} ${classes.mark}`} dir="auto">
              {entry.department.name}
            </span>
          )}
          {entry.tags.slice(0, MOST_TAGS).map((tag) => (
            <span key={tag} className={`${row.mark} ${classes.mark}`} dir="auto">
              #{tag}
            </span>
          ))}
          {entry.tags.length > MOST_TAGS && (
            <span className={`${row.mark} ${classes.mark}`}>+{entry.tags.length - MOST_TAGS}</span>
          )}
          <span className={classes.spring} />
          {entry.assignee && (
            <>
              <Face
                name={assignee?.name ?? t("agent.unnamed")}
                seed={entry.assignee}
                size={20}
                picture={assignee?.avatar}
              />
              <span className="away">{t("inbox.assignedTo", { name: assignee?.name ?? t("agent.unnamed") })}</span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
