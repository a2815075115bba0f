-- What a backup needs and leaves behind. Runs as the owner; :application is the application's role.

-- The owner makes backups and restores them, one partnership after another, under the row-level security of each:
-- for that it must know which there are. What they hold it still sees only in the name of one of them.
create policy owner_lists_them on partnership for select to current_user using (true);

-- What only one person may see is kept from whoever uses the service, and is not left out of a backup: policies that
-- narrow further speak of the application's role. One that does not stops every backup, which says so.
do $$
declare narrowing record;
begin
  for narrowing in
    select p.polname, p.polrelid::regclass::text as of_table from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'public'::regnamespace and not p.polpermissive and 0 = any(p.polroles)
  loop
    execute format($alter$alter policy %I on %s to :application$alter$, narrowing.polname, narrowing.of_table);
  end loop;
end $$;

create table backup_run (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('backup', 'drill', 'restore')),
  began_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp(),
  outcome text not null check (outcome in ('whole', 'failed')),
  -- A code, never what a program said: that may hold what people wrote.
  reason text check (reason ~ '^[a-z]+(-[a-z]+)*$' and length(reason) <= 40),
  -- The account of the system that ran the command: nobody is signed in there.
  made_as text not null check (length(made_as) between 1 and 64),
  bytes bigint check (bytes >= 0),
  row_count bigint check (row_count >= 0),
  check ((outcome = 'failed') = (reason is not null)),
  primary key (partnership_id, id)
);
create index backup_run_kind on backup_run (partnership_id, kind, ended_at desc);
comment on table backup_run is 'A backup, a restore or a drill that ended, well or not, as the command line noted it.';

alter table backup_run enable row level security;
alter table backup_run force row level security;
create policy own_partnership on backup_run
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select on backup_run to :application;
