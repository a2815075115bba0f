-- Which rows are invented, to try the service out, so that pages say so and one command takes them away again. Runs as
-- the owner; :application is the application's role.

create table trial_part (
  partnership_id uuid not null references partnership (id),
  part text not null check (part ~ '^[a-z-]+$'),
  seed integer not null check (seed >= 0),
  -- The day from which the invented days are counted back.
  as_of date not null,
  loaded_at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, part)
);
comment on table trial_part is 'A part of the trial data that is there, whole: its row is written in the transaction of its rows.';

create table trial_row (
  partnership_id uuid not null,
  -- A table whose rows are marked one by one. What hangs on a marked row by a foreign key is invented with it.
  kind text not null check (kind in ('wave', 'focus_group', 'briefing', 'priority', 'priority_action')),
  id uuid not null,
  part text not null,
  -- What the loader calls it, so that a later part finds it.
  called text not null check (called ~ '^[a-z0-9-]+$'),
  primary key (partnership_id, kind, id),
  unique (partnership_id, kind, called),
  foreign key (partnership_id, part) references trial_part (partnership_id, part)
);
create index trial_row_part on trial_row (partnership_id, part);
comment on table trial_row is 'A row that is invented.';

create table trial_removal (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  removed_at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id)
);
comment on table trial_removal is 'That trial data was taken away: no start loads it again by itself. Append-only.';

do $$
declare
  name text;
begin
  foreach name in array array['trial_part', 'trial_row', 'trial_removal'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid))$policy$, name);
  end loop;
end $$;

grant select, insert on trial_part, trial_row, trial_removal to :application;

-- Deletes the rows of a table that meet a condition, and first whatever hangs on them by a foreign key, as deep as it
-- goes. For remove_trial_data() alone.
create function forget_rows(of_table regclass, condition text) returns void
  language plpgsql set search_path = public as $$
declare
  link record;
begin
  for link in
    select c.conrelid::regclass as child,
      (select string_agg(quote_ident(a.attname), ', ' order by k.n) from unnest(c.conkey) with ordinality k (att, n)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.att) as own,
      (select string_agg(quote_ident(a.attname), ', ' order by k.n) from unnest(c.confkey) with ordinality k (att, n)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.att) as theirs
    from pg_constraint c where c.contype = 'f' and c.confrelid = of_table and c.conrelid <> of_table
  loop
    perform forget_rows(link.child,
      format('(%s) in (select %s from %s where %s)', link.own, link.theirs, of_table, condition));
  end loop;
  execute format('delete from %s where %s', of_table, condition);
end $$;
revoke all on function forget_rows(regclass, text) from public;
