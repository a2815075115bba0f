-- What teams do of what was told: who took it, what was decided, what became of it. Runs as the owner; :application is
-- the application's role. Whatever happens is a step with who and when; nothing is ever changed.

create table desk_step (
  partnership_id uuid not null,
  concern_id uuid not null,
  -- Each team that sees a concern has steps of its own, counted from 1: of two written at once, one is told.
  team_id uuid not null,
  sequence integer not null check (sequence > 0),
  kind text not null check (kind in ('claimed', 'handed-over', 'put-back', 'acknowledged', 'replied', 'asked', 'noted',
    'decided', 'supported', 'referenced', 'became', 'sent-on', 'rerouted', 'closed', 'reopened')),
  -- The outcome, the support, the team, what became of it: ids of the pack or of the product.
  what text check (what ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Of support: how far it has come.
  how text check (how in ('offered', 'accepted', 'begun', 'refused')),
  person_id uuid,
  message_id uuid,
  sealed bytea,
  by uuid not null,
  at timestamptz not null,
  primary key (partnership_id, concern_id, team_id, sequence),
  check ((kind in ('decided', 'supported', 'became', 'rerouted')) <= (what is not null)),
  check ((kind = 'supported') = (how is not null)),
  check ((kind in ('claimed', 'handed-over')) = (person_id is not null)),
  check ((kind in ('replied', 'asked')) = (message_id is not null)),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, message_id) references message (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index desk_step_team on desk_step (partnership_id, team_id);
create index desk_step_person on desk_step (partnership_id, person_id);
create index desk_step_message on desk_step (partnership_id, message_id);
create index desk_step_by on desk_step (partnership_id, by);
comment on table desk_step is 'What a team did of a concern, one step after another; reasons and notes encrypted. Append-only.';

create table same_child (
  partnership_id uuid not null,
  team_id uuid not null,
  child_id uuid not null,
  concern_id uuid not null,
  since timestamptz not null default clock_timestamp(),
  put_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (partnership_id, team_id, child_id, concern_id, since),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, put_by) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create unique index same_child_in_force on same_child (partnership_id, team_id, child_id, concern_id)
  where ended_at is null;
create index same_child_concern on same_child (partnership_id, concern_id);
create index same_child_put_by on same_child (partnership_id, put_by);
create index same_child_ended_by on same_child (partnership_id, ended_by);
comment on table same_child is 'Which concerns a safeguarding lead chose to see side by side, as about one child; never by itself.';

alter table desk_step enable row level security;
alter table desk_step force row level security;
create policy own_partnership on desk_step
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table same_child enable row level security;
alter table same_child force row level security;
create policy own_partnership on same_child
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert on desk_step to :application;
grant select, insert, update (ended_at, ended_by) on same_child to :application;
