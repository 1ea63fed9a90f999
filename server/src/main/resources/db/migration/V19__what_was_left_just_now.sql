-- What was just left stands in the order of its coming and nowhere else, and in few columns, so that it costs little: `words_due` is 2, and
-- `body` holds all that was said, as JSON. Some moments later, or when somebody does anything with it, it takes its place in the lists; until
-- then whoever reads a list looks here too. 1: only its words are due.
alter table inbox_entry add column body text;
create index inbox_entry_fresh on inbox_entry (account_id, touched, id) where words_due = 2;

drop index inbox_entry_by_state;
create index inbox_entry_by_state on inbox_entry (account_id, state, touched, id) where words_due < 2;
drop index inbox_entry_by_department;
create index inbox_entry_by_department on inbox_entry (account_id, department_id, state, touched, id)
  where department_id is not null and words_due < 2;
drop index inbox_entry_unread;
create index inbox_entry_unread on inbox_entry (account_id, id) where unread = 1 and words_due < 2;
drop index inbox_entry_by_visitor;
create index inbox_entry_by_visitor on inbox_entry (visitor_id, id) where words_due < 2;
