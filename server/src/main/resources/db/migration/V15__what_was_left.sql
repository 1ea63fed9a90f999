-- Whom a mail tells of what visitors leave, for accounts that have chosen it: the visitor, the members of the department, and
-- addresses, one a line. `address` is our own, for links.
create table inbox_notice (
  account_id bigint not null primary key references account (id),
  version integer not null,
  confirm integer not null,
  members integer not null,
  addresses text not null,
  language text not null,
  address text not null
);

-- The ids of widgets begin with the time, so what is left now stands side by side in this index, whoever left it: a group of messages
-- changes a few pages of it, not one for each visitor. By visitor entries are found through one that is written later,
-- together with their words.
create unique index inbox_entry_in_order_of_time on inbox_entry (client_id, visitor_id);
drop index inbox_entry_by_client_id;
create index inbox_entry_by_visitor on inbox_entry (visitor_id, id) where words_due = 0;
