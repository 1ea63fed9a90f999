-- What visitors left while nobody was there. The first message stands in the entry itself, so that to leave one is one row; `version` is the
-- number of the newest event, `decided` that of the newest that is no note.
create table inbox_entry (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  widget_id bigint not null,
  visitor_id bigint not null,
  client_id text not null,
  version integer not null,
  decided integer not null,
  state text not null,
  assignee_id bigint,
  department_id bigint,
  department_name text,
  unread integer not null,
  tags text not null,
  name text not null,
  email text not null,
  phone text not null,
  text text not null,
  answers text not null,
  language text not null,
  url text not null,
  title text not null,
  created bigint not null,
  touched bigint not null,
  last_text text not null,
  words text not null,
  words_due integer not null
);
create unique index inbox_entry_by_client_id on inbox_entry (visitor_id, client_id);
create index inbox_entry_by_state on inbox_entry (account_id, state, touched, id);
create index inbox_entry_by_assignee on inbox_entry (account_id, assignee_id, state, touched, id) where assignee_id is not null;
create index inbox_entry_by_department on inbox_entry (account_id, department_id, state, touched, id) where department_id is not null;
create index inbox_entry_unread on inbox_entry (account_id, id) where unread = 1;
create index inbox_entry_words_due on inbox_entry (id) where words_due = 1;

-- What became of an entry, numbered from 2: its number 1 is the entry itself.
create table inbox_event (
  entry_id bigint not null references inbox_entry (id),
  number integer not null,
  account_id bigint not null,
  kind text not null,
  author_role text not null,
  author_id bigint,
  client_id text,
  time bigint not null,
  body text not null,
  primary key (entry_id, number)
);
create unique index inbox_event_by_client_id on inbox_event (entry_id, client_id) where client_id is not null;

-- To which entry a mail of ours belongs, by the name that we gave it and that nobody can guess.
create table inbox_mail (
  account_id bigint not null,
  message_id text not null,
  entry_id bigint not null references inbox_entry (id),
  primary key (account_id, message_id)
);

create table inbox_tag (
  account_id bigint not null,
  tag text not null,
  entry_id bigint not null references inbox_entry (id),
  primary key (account_id, tag, entry_id)
);

-- Which word stands in which entry, written some moments after it. Compared byte by byte, so that words with one beginning stand together.
create table inbox_word (
  account_id bigint not null,
  word text ${bytewise} not null,
  entry_id bigint not null references inbox_entry (id),
  primary key (account_id, word, entry_id)
);

-- Links by mail that go on in a chat, each once; only the hash of each is kept. `used` is 0 until it is.
create table resume_link (
  token_hash text not null primary key,
  account_id bigint not null references account (id),
  widget_id bigint not null,
  visitor_id bigint not null,
  url text not null,
  language text not null,
  created bigint not null,
  expires bigint not null,
  used bigint not null
);
create index resume_link_by_end on resume_link (expires);
