-- Our clients' ids begin with the time. With the id first, what is said now stands together at the end of the index, whichever chat it
-- belongs to; with the chat first, each active chat had a page of its own to write in every commit.
drop index chat_event_by_client_id;
create unique index chat_event_by_client_id on chat_event (client_id, chat_id) where client_id is not null;
