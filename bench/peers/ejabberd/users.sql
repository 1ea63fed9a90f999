-- More than any run needs: `--chats` visitors, and an agent for every few of them.
insert into users (username, password) select 'visitor' || n, 'secret' from generate_series(0, 9999) n;
insert into users (username, password) select 'agent' || n, 'secret' from generate_series(0, 999) n;
