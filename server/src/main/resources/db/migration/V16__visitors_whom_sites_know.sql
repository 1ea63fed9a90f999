-- Whom a site knows by an id of its own, and has proved it. Two accounts may use the same id.
alter table visitor add column external_id text;
create unique index visitor_by_external_id on visitor (account_id, external_id) where external_id is not null;

-- Who it was that left it, as their site said; null where nobody proved it.
alter table inbox_entry add column external_id text;

-- The secret that an account shares with its site's server, sealed, and the one before it while both count. `number` is that of the
-- secret; a number is never used again.
create table identity_secret (
  account_id bigint not null primary key references account (id),
  version integer not null,
  required integer not null,
  number integer not null,
  secret text,
  made bigint not null,
  previous_number integer not null,
  previous text,
  previous_made bigint not null,
  previous_until bigint not null
);

-- How many tokens were not taken, by the hour in which they came and by what was wrong.
create table identity_refusal (
  account_id bigint not null references account (id),
  hour bigint not null,
  kind text not null,
  about text not null,
  tokens bigint not null,
  primary key (account_id, hour, kind, about)
);
