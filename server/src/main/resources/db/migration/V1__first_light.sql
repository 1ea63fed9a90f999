-- One script for every engine. Ids are 63-bit and time-ordered, times are milliseconds since 1970 UTC.

create table account (
  id bigint not null primary key,
  name text not null,
  created bigint not null
);

create table agent (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  email text not null,
  name text not null,
  title text,
  role text not null,
  password text not null,
  status text not null,
  enabled integer not null,
  created bigint not null
);
create unique index agent_by_email on agent (email);

create table agent_session (
  token_hash text not null primary key,
  account_id bigint not null references account (id),
  agent_id bigint not null references agent (id),
  created bigint not null,
  expires bigint not null
);
create index agent_session_by_agent on agent_session (agent_id);

-- The one-time link that makes the first administrator; only its hash is kept.
create table setup_link (
  token_hash text not null primary key,
  created bigint not null,
  expires bigint not null
);

-- Keys that the first start makes.
create table secret (
  name text not null primary key,
  value text not null,
  created bigint not null
);

create table widget (
  key text not null primary key,
  account_id bigint not null references account (id),
  name text not null,
  title text not null,
  color text not null,
  text_color text not null,
  created bigint not null
);

create table visitor (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  name text not null,
  email text,
  created bigint not null
);

create table chat (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  visitor_id bigint not null references visitor (id),
  status text not null,
  agents text not null,
  started bigint not null,
  waiting bigint,
  touched bigint not null,
  last_number integer not null,
  last_public integer not null,
  last_text text,
  visit text not null
);
-- A visitor has one open chat at most, whoever starts it and from wherever.
create unique index chat_open_of_visitor on chat (visitor_id) where status <> 'ended';
create index chat_open_of_account on chat (account_id) where status <> 'ended';
create index chat_of_visitor on chat (visitor_id, id);

-- Rows stand in the order of their coming, not of the key: an append then touches one full page after the other, and only the two small
-- indexes are touched chat by chat. In the order of the key, each active chat would have a page of its own to write in every commit.
create table chat_event (
  chat_id bigint not null references chat (id),
  number integer not null,
  account_id bigint not null,
  kind text not null,
  audience text not null,
  author_role text not null,
  author_id bigint,
  client_id text,
  time bigint not null,
  body text not null,
  primary key (chat_id, number)
);
create unique index chat_event_by_client_id on chat_event (chat_id, client_id) where client_id is not null;

-- Effects that must not be lost, written with what causes them and done by the outbox worker.
create table outbox (
  id bigint not null primary key,
  account_id bigint not null,
  kind text not null,
  body text not null,
  due bigint not null,
  attempts integer not null,
  error text
);
create index outbox_by_due on outbox (due);
