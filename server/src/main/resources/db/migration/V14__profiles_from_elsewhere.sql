-- Who vouches for the address: a provider that the visitor signed in with. Null, or empty, for a typed one.
alter table visitor add column vouched_by text;
alter table inbox_entry add column vouched_by text not null default '';

-- Where visitors may have their name and address from. The secret is sealed. What a kind knows by itself is empty.
create table social_provider (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  version integer not null,
  kind text not null,
  name text not null,
  enabled integer not null,
  client_id text not null,
  secret text not null,
  issuer text not null,
  authorization_url text not null,
  token_url text not null,
  userinfo_url text not null,
  scopes text not null,
  created bigint not null
);
create index social_provider_by_account on social_provider (account_id, id);

-- Visitors who are on their way to a provider and back. Of the two secrets, the one that travels by the provider and the one in
-- the browser's cookie, the hashes are kept. `step` is sent, back, ready or done; each is left once.
create table social_import (
  state_hash text not null primary key,
  browser_hash text not null,
  account_id bigint not null references account (id),
  widget_id bigint not null,
  visitor_id bigint not null,
  provider_id bigint not null,
  site text not null,
  language text not null,
  nonce text not null,
  verifier text not null,
  redirect text not null,
  step text not null,
  name text,
  email text,
  verified integer not null,
  created bigint not null,
  expires bigint not null
);
create index social_import_by_browser on social_import (browser_hash);
create index social_import_by_end on social_import (expires);
