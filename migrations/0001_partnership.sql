-- Whose data this is, and which content was in force when. Runs as the owner; :application is the application's role.

create table partnership (
  id uuid primary key,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  created_at timestamptz not null default now()
);

comment on table partnership is 'A safeguarding partnership. Its id is derived from the id of its pack.';

create table pack_load (
  partnership_id uuid not null references partnership (id),
  -- The clock, not the start of the transaction: starts at the same moment take turns and keep their order.
  in_force_since timestamptz not null default clock_timestamp(),
  pack_version text not null,
  pack_hash text not null,
  primary key (partnership_id, in_force_since)
);

comment on table pack_load is 'From when on which version of a partnership''s pack was in force.';

alter table partnership enable row level security;
alter table partnership force row level security;
create policy own_partnership on partnership
  using (id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table pack_load enable row level security;
alter table pack_load force row level security;
create policy own_partnership on pack_load
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert, update (name) on partnership to :application;
grant select, insert on pack_load to :application;

-- So that the application can tell whether the database is up to date.
grant usage on schema migration to :application;
grant select on migration.kysely_migration to :application;
