-- Which root keys there were, and what outlives them. Runs as the owner; :application is the application's role. No key
-- stands here: four bytes tell one from another and nothing of it, and what is kept is sealed under the root key in force.

create table root_key (
  partnership_id uuid not null references partnership (id),
  key_id bytea not null check (length(key_id) = 4),
  first_used_at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, key_id)
);
comment on table root_key is 'A root key that a process of the service has sealed with, and since when.';

create table root_key_retirement (
  partnership_id uuid not null,
  key_id bytea not null,
  at timestamptz not null default clock_timestamp(),
  -- The account of the system that ran the command: nobody is signed in there.
  made_as text not null check (length(made_as) between 1 and 64),
  primary key (partnership_id, key_id),
  foreign key (partnership_id, key_id) references root_key (partnership_id, key_id)
);
comment on table root_key_retirement is 'That nothing is sealed under a root key any more, and it can be destroyed.';

create table kept_key (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  purpose text not null check (length(purpose) between 1 and 200),
  -- Of which root key it was derived.
  of_key bytea not null,
  sealed bytea not null,
  kept_at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  unique (partnership_id, purpose, of_key),
  foreign key (partnership_id, of_key) references root_key (partnership_id, key_id)
);
create index kept_key_of_key on kept_key (partnership_id, of_key);
comment on table kept_key is 'A key for one purpose that was derived from a retired root key and is needed still: of six words, recovery codes, and links of the record (encrypted).';

do $$
declare one text;
begin
  foreach one in array array['root_key', 'root_key_retirement', 'kept_key'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting(''app.partnership'', true), '''')::uuid))', one);
  end loop;
end $$;

grant select, insert on root_key to :application;
grant select on root_key_retirement, kept_key to :application;
