-- When an agent was last known to be at their desk; null for who has left it.
alter table agent add column seen bigint;
