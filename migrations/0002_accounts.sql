-- Who works here, how they sign in, and the record of what was done. Runs as the owner; :application is the
-- application's role. What follows one another is a row with who and when; only secrets are replaced.

create table person (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  trial boolean not null default false,
  added_at timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, email)
);
comment on table person is 'Somebody who may be let in: a member of staff of a partner, or of the partnership.';

create table organisation (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('partnership', 'council', 'police', 'health', 'school', 'voluntary', 'business')),
  added_at timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, name)
);
comment on table organisation is 'Where people work: the partnership itself, and its partners.';

create table membership (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  organisation_id uuid not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, person_id, organisation_id),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id),
  foreign key (partnership_id, added_by) references person (partnership_id, id)
);
create index membership_organisation on membership (partnership_id, organisation_id);
create index membership_added_by on membership (partnership_id, added_by);
comment on table membership is 'That a person works for an organisation. What they may do there is in role_grant.';

create table role_grant (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  membership_id uuid not null,
  role text not null,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  revoked_by uuid,
  revoked_at timestamptz,
  primary key (partnership_id, id),
  check (revoked_by is null or revoked_at is not null),
  foreign key (partnership_id, membership_id) references membership (partnership_id, id),
  foreign key (partnership_id, granted_by) references person (partnership_id, id),
  foreign key (partnership_id, revoked_by) references person (partnership_id, id)
);
create index role_grant_membership on role_grant (partnership_id, membership_id);
create unique index role_grant_in_force on role_grant (partnership_id, membership_id, role) where revoked_at is null;
create index role_grant_granted_by on role_grant (partnership_id, granted_by);
create index role_grant_revoked_by on role_grant (partnership_id, revoked_by);
comment on table role_grant is 'From when until when a member had a role, and who gave and took it. No giver: the command line.';

create table password (
  partnership_id uuid not null,
  person_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  salt bytea not null check (length(salt) = 16),
  memory_kib integer not null,
  passes integer not null,
  parallelism integer not null,
  set_at timestamptz not null default now(),
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person (partnership_id, id)
);
comment on table password is 'argon2id (RFC 9106) of a password, with the parameters it was made with.';

create table one_time_code (
  partnership_id uuid not null,
  person_id uuid not null,
  sealed_secret bytea not null,
  last_step bigint not null default 0,
  set_at timestamptz not null default now(),
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person (partnership_id, id)
);
comment on table one_time_code is 'The secret of a time-based code (RFC 6238), encrypted; no step is accepted twice.';

create table recovery_code (
  partnership_id uuid not null,
  person_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (partnership_id, person_id, hash),
  foreign key (partnership_id, person_id) references person (partnership_id, id)
);
comment on table recovery_code is 'Instead of a one-time code, each once: HMAC-SHA-256 of 80 random bits.';

create table invitation (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  purpose text not null check (purpose in ('join', 'recover')),
  issued_by uuid,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, issued_by) references person (partnership_id, id)
);
create index invitation_person on invitation (partnership_id, person_id, issued_at);
create index invitation_issued_by on invitation (partnership_id, issued_by);
comment on table invitation is 'A link by which a person sets how they sign in, once. No issuer: the command line.';

create table session (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  device text not null check (length(device) <= 60),
  began_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create index session_person on session (partnership_id, person_id, began_at);
create index session_ended_by on session (partnership_id, ended_by);
comment on table session is 'Somebody signed in: SHA-256 of the cookie, never the cookie; a kind of browser, never an address.';

create table sign_in_throttle (
  partnership_id uuid not null references partnership (id),
  bucket bytea not null check (length(bucket) = 32),
  level double precision not null,
  at timestamptz not null,
  primary key (partnership_id, bucket)
);
create index sign_in_throttle_at on sign_in_throttle (partnership_id, at);
comment on table sign_in_throttle is 'How many tries to sign in failed lately, under an HMAC of what was tried; leaks with time.';

create table audit_entry (
  partnership_id uuid not null references partnership (id),
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  action text not null check (action ~ '^[a-z-]+(\.[a-z-]+)+$'),
  of_kind text not null check (of_kind ~ '^[a-z-]+$'),
  of_id text not null check (length(of_id) <= 100),
  detail jsonb not null default '{}',
  primary key (partnership_id, id)
);
create index audit_entry_actor on audit_entry (partnership_id, actor_id, id);
create index audit_entry_of on audit_entry (partnership_id, of_kind, of_id, id);
create index audit_entry_action on audit_entry (partnership_id, action, id);
comment on table audit_entry is 'Who did or read what, written in the transaction that did it; ids and coded values only. Append-only.';

create table audit_seal (
  partnership_id uuid not null,
  sequence bigint not null,
  entry_id bigint not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, sequence),
  unique (partnership_id, entry_id),
  foreign key (partnership_id, entry_id) references audit_entry (partnership_id, id)
);
comment on table audit_seal is 'The chain over audit_entry: each hash covers its entry and the hash before. Append-only.';

alter table person enable row level security;
alter table person force row level security;
create policy own_partnership on person
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table organisation enable row level security;
alter table organisation force row level security;
create policy own_partnership on organisation
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table membership enable row level security;
alter table membership force row level security;
create policy own_partnership on membership
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy own_partnership on role_grant
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table password enable row level security;
alter table password force row level security;
create policy own_partnership on password
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table one_time_code enable row level security;
alter table one_time_code force row level security;
create policy own_partnership on one_time_code
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy own_partnership on recovery_code
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table invitation enable row level security;
alter table invitation force row level security;
create policy own_partnership on invitation
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table session enable row level security;
alter table session force row level security;
create policy own_partnership on session
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table sign_in_throttle enable row level security;
alter table sign_in_throttle force row level security;
create policy own_partnership on sign_in_throttle
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy own_partnership on audit_entry
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy own_partnership on audit_seal
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert, update (name) on person to :application;
grant select, insert on organisation, membership to :application;
grant select, insert, update (revoked_by, revoked_at) on role_grant to :application;
grant select, insert, update (hash, salt, memory_kib, passes, parallelism, set_at) on password to :application;
grant select, insert, update (sealed_secret, last_step, set_at) on one_time_code to :application;
grant select, insert, update (used_at), delete on recovery_code to :application;
grant select, insert, update (used_at, withdrawn_at) on invitation to :application;
grant select, insert, update (last_seen_at, ended_at, ended_by) on session to :application;
grant select, insert, update (level, at), delete on sign_in_throttle to :application;
grant select, insert on audit_entry, audit_seal to :application;
