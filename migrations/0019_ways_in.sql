-- Passkeys, and signing in through one's own organisation (OpenID Connect). Runs as the owner; :application is the
-- application's role.

create table passkey (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  credential_id bytea not null check (length(credential_id) between 1 and 1023),
  public_key bytea not null check (length(public_key) between 1 and 8192),
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  -- Whether it can be copied between the devices of its person (backup eligible), and whether it was.
  copies boolean not null,
  copied boolean not null,
  name text not null check (length(name) between 1 and 60),
  added_at timestamptz not null default now(),
  last_used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text check (ended_why in ('removed', 'doubted', 'link')),
  primary key (partnership_id, id),
  unique (partnership_id, credential_id),
  check ((ended_at is null) = (ended_why is null)),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create index passkey_person on passkey (partnership_id, person_id, added_at);
create index passkey_ended_by on passkey (partnership_id, ended_by);
comment on table passkey is 'The public half of a passkey (WebAuthn): signs in alone, with whom its device has recognised. doubted: its counter fell.';

create table openid_provider (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  issuer text not null check (length(issuer) between 8 and 500),
  client_id text not null check (length(client_id) between 1 and 300),
  added_by uuid not null,
  added_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, id),
  check ((ended_by is null) = (ended_at is null)),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id),
  foreign key (partnership_id, added_by) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create unique index openid_provider_in_force on openid_provider (partnership_id, organisation_id) where ended_at is null;
create index openid_provider_organisation on openid_provider (partnership_id, organisation_id);
create index openid_provider_added_by on openid_provider (partnership_id, added_by);
create index openid_provider_ended_by on openid_provider (partnership_id, ended_by);
comment on table openid_provider is 'Where the people of one organisation sign in (OpenID Connect). Another issuer or client is another row.';

create table openid_setting (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  provider_id uuid not null,
  sealed_secret bytea not null,
  domains text[] not null check (cardinality(domains) between 1 and 50),
  second_step text not null check (second_step in ('amr', 'acr', 'trusted')),
  acr text check (length(acr) between 1 and 300),
  joining boolean not null,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  primary key (partnership_id, id),
  check ((second_step = 'acr') = (acr is not null)),
  foreign key (partnership_id, provider_id) references openid_provider (partnership_id, id),
  foreign key (partnership_id, set_by) references person (partnership_id, id)
);
create index openid_setting_provider on openid_setting (partnership_id, provider_id, set_at);
create index openid_setting_set_by on openid_setting (partnership_id, set_by);
comment on table openid_setting is 'How a provider is used: the last row counts. The secret is encrypted. joining: it may bring people who were not invited.';

create table openid_link (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  provider_id uuid not null,
  person_id uuid not null,
  subject text not null check (length(subject) between 1 and 255),
  linked_by text not null check (linked_by in ('invitation', 'e-mail', 'joining')),
  linked_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, id),
  check ((ended_by is null) = (ended_at is null)),
  foreign key (partnership_id, provider_id) references openid_provider (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create unique index openid_link_subject on openid_link (partnership_id, provider_id, subject) where ended_at is null;
create unique index openid_link_person on openid_link (partnership_id, provider_id, person_id) where ended_at is null;
create index openid_link_of_person on openid_link (partnership_id, person_id);
create index openid_link_ended_by on openid_link (partnership_id, ended_by);
comment on table openid_link is 'Which person a subject of a provider is, and what the first link rested on.';

create table sign_in_attempt (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('passkey', 'new-passkey', 'openid')),
  browser_hash bytea not null check (length(browser_hash) = 32),
  sealed_expected bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (partnership_id, id)
);
create index sign_in_attempt_browser on sign_in_attempt (partnership_id, browser_hash);
create index sign_in_attempt_expires on sign_in_attempt (partnership_id, expires_at);
comment on table sign_in_attempt is 'What an answer to a challenge must hold: for one browser, once, for minutes. Encrypted.';

alter table session add column provider_id uuid;
alter table session add constraint session_provider
  foreign key (partnership_id, provider_id) references openid_provider (partnership_id, id);
create index session_provider on session (partnership_id, provider_id);
comment on column session.provider_id is 'Begun through this provider: only roles in its organisation count.';

alter table passkey enable row level security;
alter table passkey force row level security;
create policy own_partnership on passkey
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table openid_provider enable row level security;
alter table openid_provider force row level security;
create policy own_partnership on openid_provider
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table openid_setting enable row level security;
alter table openid_setting force row level security;
create policy own_partnership on openid_setting
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table openid_link enable row level security;
alter table openid_link force row level security;
create policy own_partnership on openid_link
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy own_partnership on sign_in_attempt
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert, update (counter, copied, last_used_at, ended_at, ended_by, ended_why) on passkey to :application;
grant select, insert, update (ended_by, ended_at) on openid_provider to :application;
grant select, insert on openid_setting to :application;
grant select, insert, update (last_used_at, ended_by, ended_at) on openid_link to :application;
grant select, insert, update (used_at), delete on sign_in_attempt to :application;
