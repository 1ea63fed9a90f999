-- Agents who answer one kind of question. Two names with the same key are the same name.
create table department (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  version integer not null,
  name text not null,
  name_key text not null,
  description text not null,
  enabled integer not null,
  created bigint not null
);
create unique index department_by_name on department (account_id, name_key);

create table department_member (
  department_id bigint not null references department (id),
  agent_id bigint not null references agent (id),
  account_id bigint not null,
  primary key (department_id, agent_id)
);

-- Which department a chat is in, with its name of then, since a department may be gone; and which agent it was handed over to who has not
-- come yet.
alter table chat add column department_id bigint;
alter table chat add column department_name text;
alter table chat add column awaits bigint;
