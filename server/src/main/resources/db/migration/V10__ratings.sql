-- How a chat's visitor found it: the last rating and comment, when that was said, and whom it is about, which is the agent who had joined
-- last and the department of then, with its name, since both may be others by now.
alter table chat add column ended bigint;
alter table chat add column last_agent bigint;
alter table chat add column rating_requested bigint;
alter table chat add column rating text;
alter table chat add column rating_comment text;
alter table chat add column rated bigint;
alter table chat add column rated_agent bigint;
alter table chat add column rated_department_id bigint;
alter table chat add column rated_department_name text;

update chat set ended = touched where status = 'ended';
update chat set last_agent = (
  select author_id from chat_event where chat_id = chat.id and kind = 'joined' order by number desc limit 1
);

create index chat_by_rating on chat (account_id, rated, id) where rated is not null;
