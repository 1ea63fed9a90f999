-- By which server an account sends its mails, and where it reads the answers: JSON each, or null. Passwords are sealed.
create table mail_office (
  account_id bigint not null primary key references account (id),
  version integer not null,
  sending text,
  sending_password text,
  receiving text,
  receiving_password text
);

-- Mails that are to be sent, each with a row of the same id in the outbox while it waits. Those that
-- were sent are kept for a while, since they may come back. `claimed` is until when somebody is sending it.
create table mail (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  message_id text not null,
  in_reply_to text not null,
  refs text not null,
  kind text not null,
  about text not null,
  recipient text not null,
  recipient_name text not null,
  subject text not null,
  body text not null,
  html text,
  state text not null,
  attempts integer not null,
  reason text,
  said text,
  created bigint not null,
  tried bigint,
  claimed bigint not null,
  due bigint not null,
  settled bigint
);
create unique index mail_by_message_id on mail (account_id, message_id);
create index mail_unsent on mail (account_id, id) where state <> 'sent';
create index mail_settled on mail (settled) where state = 'sent';

-- How far a mailbox was read: up to which of its numbers, since when, and how that went the last time.
create table mailbox (
  account_id bigint not null primary key references account (id),
  validity bigint not null,
  uid bigint not null,
  since bigint not null,
  looked bigint not null,
  reason text,
  said text
);

-- Mails that came and were told, so that none is told twice.
create table mail_arrived (
  account_id bigint not null references account (id),
  message_id text not null,
  arrived bigint not null,
  primary key (account_id, message_id)
);

-- What an account says instead of our own text of a mail, in one language.
create table mail_template (
  account_id bigint not null references account (id),
  name text not null,
  language text not null,
  subject text not null,
  body text not null,
  primary key (account_id, name, language)
);
