-- A widget has an id of its own, so that its key can be replaced, and its look has versions.

alter table widget rename to widget_before;

create table widget (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  key text not null,
  name text not null,
  version integer not null,
  created bigint not null
);

-- Ids in the order of time, as everywhere: milliseconds since 2020 above 22 bits.
insert into widget (id, account_id, key, name, version, created)
select
  (created - 1577836800000) * 4194304 + (select count(*) from widget_before other where other.key <= widget_before.key),
  account_id, key, name, 1, created
from widget_before;

create unique index widget_by_key on widget (key);
create index widget_of_account on widget (account_id);

-- What was published, each under its number; the greatest is what visitors see.
create table widget_look (
  widget_id bigint not null references widget (id),
  version integer not null,
  account_id bigint not null,
  author_id bigint,
  published bigint not null,
  body text not null,
  primary key (widget_id, version)
);

insert into widget_look (widget_id, version, account_id, published, body)
select
  widget.id, 1, widget.account_id, widget.created,
  '{"title":"' || replace(replace(widget_before.title, '\', '\\'), '"', '\"')
    || '","color":"' || lower(widget_before.color)
    || '","textColor":"' || lower(widget_before.text_color) || '"}'
from widget join widget_before on widget_before.key = widget.key;

drop table widget_before;

-- What an administrator has changed and not published: one for each of them, so that nobody writes over another's.
create table widget_draft (
  widget_id bigint not null references widget (id),
  agent_id bigint not null references agent (id),
  account_id bigint not null,
  base integer not null,
  saved bigint not null,
  body text not null,
  primary key (widget_id, agent_id)
);

-- Keys that were in use once and never are again.
create table revoked_key (
  key text not null primary key,
  account_id bigint not null,
  widget_id bigint not null references widget (id),
  revoked bigint not null
);
