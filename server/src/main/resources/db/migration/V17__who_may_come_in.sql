-- A number for each subject of an account's settings, raised with every change, so that every process notices it.
create table setting_change (
  account_id bigint not null,
  subject text not null,
  version bigint not null,
  primary key (account_id, subject)
);

-- From where visitors of a widget may come: blocked countries and allowed domains, one a line each.
create table gate_rules (
  widget_id bigint not null primary key references widget (id),
  account_id bigint not null,
  version integer not null,
  countries_on integer not null,
  countries text not null,
  domains_on integer not null,
  domains text not null
);
create index gate_rules_of_account on gate_rules (account_id);

-- How much visitors may do in a while.
create table pace (
  account_id bigint not null primary key references account (id),
  version integer not null,
  messages integer not null,
  in_chat integer not null,
  chats integer not null,
  network_messages integer not null,
  network_chats integer not null
);

-- What is not kept: card numbers, and what an account has described itself, as JSON.
create table masking (
  account_id bigint not null primary key references account (id),
  version integer not null,
  cards integer not null,
  agents integer not null,
  patterns text not null
);

-- Who may not chat: a visitor or a range of addresses, until a time or, without one, for ever. `change` is the number of the change that
-- brought it, `words` what a search looks at.
create table ban (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  visitor_id bigint,
  visitor_name text not null,
  network text,
  reason text not null,
  author_id bigint not null,
  created bigint not null,
  ends bigint,
  change bigint not null,
  words text not null
);
create unique index ban_of_visitor on ban (account_id, visitor_id) where visitor_id is not null;
create unique index ban_of_network on ban (account_id, network) where network is not null;
create index ban_of_account on ban (account_id, id);
create index ban_by_end on ban (ends) where ends is not null;
