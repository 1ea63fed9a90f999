-- Pictures that were sent to us, made anew and small. Named by their content, so that the same one is kept once and what a browser has is
-- right for ever.
create table picture (
  account_id bigint not null references account (id),
  name text not null,
  bytes ${bytes} not null,
  created bigint not null,
  primary key (name, account_id)
);

-- The picture's path, or null.
alter table agent add column avatar text;
