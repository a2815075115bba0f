-- What was published of scenarios that people shared. Runs as the owner; :application is the application's role.

create table scenario_figures (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  day date not null,
  figures jsonb not null,
  primary key (partnership_id, id),
  unique (partnership_id, day)
);
comment on table scenario_figures is
  'Figures of what practitioners shared of scenarios, as each night published them: every release is held against the one before, so that no two differ by a few people. Suppressed numbers only, never an answer. Append-only.';

alter table scenario_figures enable row level security;
alter table scenario_figures force row level security;
create policy own_partnership on scenario_figures
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on scenario_figures to :application;
