-- On which sites a widget was seen, by origin only. `old_key` is 1 where a page still has a key that was replaced, `connected` is 0 where
-- nobody's browser ever reached the chat.
create table sighting (
  widget_id bigint not null references widget (id),
  origin text not null,
  old_key integer not null,
  account_id bigint not null,
  first_seen bigint not null,
  last_seen bigint not null,
  connected bigint not null,
  loads bigint not null,
  primary key (widget_id, origin, old_key)
);
