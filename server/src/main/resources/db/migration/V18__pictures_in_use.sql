-- Whether a picture stays: an agent has shown it in chats, or it was published. What nobody has made anything of goes after a while.
alter table picture add column held integer not null default 0;
-- Nobody knows any more what those were used for.
update picture set held = 1;
create index picture_loose on picture (created) where held = 0;
