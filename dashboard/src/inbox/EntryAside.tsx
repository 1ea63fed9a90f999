import { Select, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { countQuery, type EntryPage, type InboxEntry, type PastChat } from "../api/inbox";
import { useDesk } from "../live/hooks";
import { Face } from "../ui/Face";
import { fullTime, languageName, shortTime } from "../ui/format";
import { Fold } from "../visitor/Fold";
import { isUnnamed, visitorName } from "../visitor/name";
import { Verified } from "../visitor/Verified";
import classes from "../visitor/VisitorPane.module.css";
import { Vouched } from "../visitor/Vouched";
import own from "./EntryAside.module.css";
import { PastChatDialog } from "./PastChatDialog";
import { StateMark } from "./StateMark";
import { useChange } from "./useChange";
import type { InboxSearch } from "./views";

const MOST_TAGS = 20;

export function EntryAside({ page, search }: { page: EntryPage; search: InboxSearch }) {
  const { t } = useTranslation();
  const { entry } = page;
  return (
    <div className={classes.pane}>
      <div className={classes.identity}>
        <Verified external={entry.external}>
          <Face name={isUnnamed(entry.name) ? undefined : entry.name} seed={entry.email || entry.id} size={48} />
        </Verified>
        <div className={classes.who}>
          <h3 className={classes.name} dir="auto">
            {visitorName(entry, t)}
          </h3>
          {entry.email && (
            <a className={classes.mail} href={`mailto:${entry.email}`}>
              {entry.email}
            </a>
          )}
          <Vouched by={entry.vouchedBy} />
          {entry.phone && (
            <a className={classes.mail} href={`tel:${entry.phone.replace(/[^+\d]/g, "")}`}>
              {entry.phone}
            </a>
          )}
        </div>
      </div>
      <Filing page={page} search={search} />
      <Fold name="inbox.about" title={t("inbox.details")}>
        <Details page={page} />
      </Fold>
      <Fold name="inbox.chats" title={t("inbox.chats")}>
        <Chats entry={entry} chats={page.chats} />
      </Fold>
      <Fold name="inbox.earlier" title={t("inbox.earlier")}>
        <Earlier entries={page.earlier} search={search} />
      </Fold>
    </div>
  );
}

function Filing({ page, search }: { page: EntryPage; search: InboxSearch }) {
  const { t } = useTranslation();
  const departments = useDesk((desk) => desk.departments);
  const { data } = useQuery(countQuery);
  const change = useChange(page, search);
  const { department, tags } = page.entry;
  const known = departments.map(({ id, name }) => ({ value: id, label: name }));
  const gone = department && !known.some(({ value }) => value === department.id);
  const choices = gone ? [...known, { value: department.id, label: department.name, disabled: true }] : known;
  return (
    <div className={own.filing}>
      <Select
        label={t("inbox.field.department")}
        placeholder={t("inbox.noDepartment")}
        size="sm"
        clearable
        data={choices}
        value={department?.id ?? null}
        disabled={change.isPending}
        onChange={(value) => change.mutate({ department: value ?? "" })}
      />
      <TagsInput
        label={t("inbox.tags")}
        placeholder={tags.length === 0 ? t("inbox.tagHint") : undefined}
        size="sm"
        maxTags={MOST_TAGS}
        maxLength={40}
        data={data?.tags ?? []}
        value={[...tags]}
        onChange={(next) => change.mutate({ tags: next })}
      />
    </div>
  );
}

function Details({ page }: { page: EntryPage }) {
  const { t, i18n } = useTranslation();
  const { entry, left } = page;
  const web = /^https?:\/\//i.test(left.url);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t("inbox.leftAt")}</dt>
        <dd>{fullTime(entry.created, i18n.language)}</dd>
      </div>
      {left.url && (
        <div>
          <dt>{t("inbox.page")}</dt>
          <dd>
            {web ? (
              <a className={classes.mail} href={left.url} target="_blank" rel="noopener noreferrer nofollow">
                {left.title || left.url}
              </a>
            ) : (
              left.title || left.url
            )}
          </dd>
        </div>
      )}
      {left.language && (
        <div>
          <dt>{t("visitor.language")}</dt>
          <dd>{languageName(left.language, i18n.language)}</dd>
        </div>
      )}
    </dl>
  );
}

function Chats({ entry, chats }: { entry: InboxEntry; chats: readonly PastChat[] }) {
  const { t, i18n } = useTranslation();
  const agents = useDesk((desk) => desk.agents);
  const [shown, show] = useState<PastChat | null>(null);
  if (chats.length === 0) return <p className={classes.nothing}>{t("inbox.noChats")}</p>;
  return (
    <>
      <ul className={own.items}>
        {chats.map((chat) => (
          <li key={chat.id}>
            <button type="button" className={own.item} onClick={() => show(chat)} aria-haspopup="dialog">
              <span className={own.line}>
                <span className={own.what}>
                  {chat.agents.map((id) => agents[id]?.agent.name ?? t("agent.unnamed")).join(", ") ||
                    t("inbox.unserved")}
                </span>
                <time dateTime={new Date(chat.started).toISOString()} title={fullTime(chat.started, i18n.language)}>
                  {shortTime(chat.started, Date.now(), i18n.language)}
                </time>
              </span>
              <span className={own.text} dir="auto">
                {chat.text ?? t("chat.noText")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown && <PastChatDialog entry={entry} chat={shown} close={() => show(null)} />}
    </>
  );
}

function Earlier({ entries, search }: { entries: readonly InboxEntry[]; search: InboxSearch }) {
  const { t, i18n } = useTranslation();
  if (entries.length === 0) return <p className={classes.nothing}>{t("inbox.noEarlier")}</p>;
  return (
    <ul className={own.items}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Link to="/inbox/$id" params={{ id: entry.id }} search={search} className={own.item}>
            <span className={own.line}>
              <StateMark state={entry.state} />
              <time dateTime={new Date(entry.created).toISOString()} title={fullTime(entry.created, i18n.language)}>
                {shortTime(entry.created, Date.now(), i18n.language)}
              </time>
            </span>
            <span className={own.text} dir="auto">
              {entry.subject || t("inbox.noText")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
