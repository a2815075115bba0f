-- Organisations that are closed, and the inboxes that receive what is told: whose they are, who is in them, who hears
-- of what, and whether somebody is there. Runs as the owner; :application is the application's role.

create table organisation_closing (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  closed_by uuid not null,
  closed_at timestamptz not null default now(),
  reopened_by uuid,
  reopened_at timestamptz,
  primary key (partnership_id, id),
  check ((reopened_by is null) = (reopened_at is null)),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id),
  foreign key (partnership_id, closed_by) references person (partnership_id, id),
  foreign key (partnership_id, reopened_by) references person (partnership_id, id)
);
create index organisation_closing_organisation on organisation_closing (partnership_id, organisation_id);
create index organisation_closing_closed_by on organisation_closing (partnership_id, closed_by);
create index organisation_closing_reopened_by on organisation_closing (partnership_id, reopened_by);
create unique index organisation_closing_in_force on organisation_closing (partnership_id, organisation_id)
  where reopened_at is null;
comment on table organisation_closing is 'From when until when no role in an organisation counts, and its teams receive nothing.';

create table team (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  receives text not null check (receives in ('first-contact', 'exploitation', 'police', 'lado', 'early-help', 'lead')),
  -- Who has it in the organisation is in the team.
  role text generated always as (case receives when 'exploitation' then 'exploitation-team' when 'police' then 'police-team'
    when 'lead' then 'safeguarding-lead' else 'first-contact' end) stored,
  name text not null check (length(name) between 1 and 200),
  added_by uuid,
  added_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id),
  foreign key (partnership_id, added_by) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create index team_organisation on team (partnership_id, organisation_id);
create index team_added_by on team (partnership_id, added_by);
create index team_ended_by on team (partnership_id, ended_by);
create unique index team_lead on team (partnership_id, organisation_id) where receives = 'lead' and ended_at is null;
create unique index team_receives on team (partnership_id, receives) where receives <> 'lead' and ended_at is null;
comment on table team is 'An inbox of an organisation: one for each thing that is received, and one lead in each organisation.';

create table team_address (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  team_id uuid not null,
  -- inbox: every notice. Else a rung of the ladder in the pack.
  rung text not null check (rung ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  added_at timestamptz not null default now(),
  added_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, added_by) references person (partnership_id, id),
  foreign key (partnership_id, removed_by) references person (partnership_id, id)
);
create index team_address_team on team_address (partnership_id, team_id);
create index team_address_added_by on team_address (partnership_id, added_by);
create index team_address_removed_by on team_address (partnership_id, removed_by);
create unique index team_address_in_force on team_address (partnership_id, team_id, rung, email) where removed_at is null;
comment on table team_address is 'Where a notice without content goes: to the inbox, and up the ladder.';

create table team_test (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  team_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  asked_at timestamptz not null default now(),
  asked_by uuid,
  -- Until when it can be answered.
  expires_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  check ((answered_at is null) = (answered_by is null)),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, asked_by) references person (partnership_id, id),
  foreign key (partnership_id, answered_by) references person (partnership_id, id)
);
create index team_test_team on team_test (partnership_id, team_id, answered_at);
create index team_test_asked_by on team_test (partnership_id, asked_by);
create index team_test_answered_by on team_test (partnership_id, answered_by);
comment on table team_test is 'A test message to a team, and who in it answered: with that the team is open.';

create table form_switch (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  form text not null,
  -- The clock, not the start of the transaction: switches keep their order.
  at timestamptz not null default clock_timestamp(),
  -- opened and closed by an officer; shut and back: by itself, as nobody watched, and again as somebody did.
  turn text not null check (turn in ('opened', 'closed', 'shut', 'back')),
  by uuid,
  primary key (partnership_id, id),
  check ((turn in ('opened', 'closed')) = (by is not null)),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index form_switch_form on form_switch (partnership_id, form, at desc);
create index form_switch_by on form_switch (partnership_id, by);
comment on table form_switch is 'When a form was opened and closed, by whom or by itself.';

create table team_watch (
  partnership_id uuid not null,
  team_id uuid not null,
  at timestamptz not null default now(),
  person_id uuid not null,
  primary key (partnership_id, team_id, at, person_id),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id)
);
create index team_watch_person on team_watch (partnership_id, person_id);
comment on table team_watch is 'When somebody of a team looked into its inbox; every few minutes at most.';

-- Who is, and was, in a team: whoever has its role in its organisation. With the rights of who asks.
create view team_member with (security_invoker = true) as
  select t.partnership_id, t.id as team_id, m.person_id, g.granted_at as joined_at, g.granted_by as joined_by,
    coalesce(g.revoked_at, c.closed_at) as left_at, coalesce(g.revoked_by, c.closed_by) as left_by
  from team t
  join membership m on m.partnership_id = t.partnership_id and m.organisation_id = t.organisation_id
  join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.role = t.role
  left join organisation_closing c on c.partnership_id = t.partnership_id and c.organisation_id = t.organisation_id
    and c.reopened_at is null;
comment on view team_member is 'From when until when somebody was in a team, and so saw what is in its inbox.';

-- Nobody answers for a team, or counts as looking into its inbox, who is not in it.
create function only_of_the_team() returns trigger language plpgsql set search_path = public as $$
declare
  who uuid := case tg_table_name when 'team_watch' then to_jsonb(new) ->> 'person_id' else to_jsonb(new) ->> 'answered_by' end;
begin
  if who is not null and not exists (select from team_member m where m.partnership_id = new.partnership_id
      and m.team_id = new.team_id and m.person_id = who and m.left_at is null) then
    raise exception 'that person is not in the team' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger only_of_the_team after insert or update on team_test for each row execute function only_of_the_team();
create trigger only_of_the_team after insert on team_watch for each row execute function only_of_the_team();

do $$
declare
  name text;
begin
  foreach name in array array['organisation_closing', 'team', 'team_address', 'team_test', 'form_switch', 'team_watch'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid))$policy$, name);
  end loop;
end $$;

grant select on team_member to :application;
grant select, insert on form_switch, team_watch to :application;
grant select, insert, update (reopened_by, reopened_at) on organisation_closing to :application;
grant select, insert, update (name, ended_by, ended_at) on team to :application;
grant select, insert, update (removed_by, removed_at) on team_address to :application;
grant select, insert, update (answered_by, answered_at) on team_test to :application;
