-- Practice that an organisation asks of its people: what, of whom, who went through it on which day. Runs as the owner;
-- :application is the application's role. There is no column for what anybody chose: an employer cannot be shown it.

create table training_assignment (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  -- Ids of exercises, as the pack had them then.
  modules text[] not null check (cardinality(modules) between 1 and 30),
  due_on date,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index training_assignment_organisation on training_assignment (partnership_id, organisation_id, made_at);
create index training_assignment_made_by on training_assignment (partnership_id, made_by);
comment on table training_assignment is 'Practices that an organisation asks its people to go through.';

create table training_place (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  assignment_id uuid not null,
  team text not null check (length(team) between 1 and 80),
  -- null: one person's own. Else a link that a team shares, and how many they are.
  people smallint check (people between 1 and 5000),
  token_hash bytea not null check (length(token_hash) = 32),
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, assignment_id) references training_assignment (partnership_id, id)
);
create index training_place_assignment on training_place (partnership_id, assignment_id);
comment on table training_place is 'Somebody who is asked, or a team that shares a link: without a name.';

create table training_contact (
  partnership_id uuid not null,
  place_id uuid not null,
  sealed bytea not null,
  primary key (partnership_id, place_id),
  foreign key (partnership_id, place_id) references training_place (partnership_id, id)
);
comment on table training_contact is 'Name, e-mail and link of a place (encrypted). Deleted when the assignment ends; what is left counts, and names nobody.';

create table training_completion (
  partnership_id uuid not null,
  place_id uuid not null,
  module text not null check (module ~ '^[a-z0-9-]{1,60}$'),
  -- Empty for one person. Of a team's link a hash of one way through, so that pressing twice counts once.
  once bytea not null check (length(once) in (0, 16)),
  day date not null,
  primary key (partnership_id, place_id, module, once),
  foreign key (partnership_id, place_id) references training_place (partnership_id, id)
);
comment on table training_completion is 'That a practice was gone through, and the day: when whoever did it pressed “tell”. Nothing that was chosen on the way.';

create table training_reminder (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  assignment_id uuid not null,
  sent_by uuid not null,
  sent_at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, assignment_id) references training_assignment (partnership_id, id),
  foreign key (partnership_id, sent_by) references person (partnership_id, id)
);
create index training_reminder_assignment on training_reminder (partnership_id, assignment_id);
create index training_reminder_sent_by on training_reminder (partnership_id, sent_by);
comment on table training_reminder is 'When those who had not finished were reminded, and by whom.';

create table training_ending (
  partnership_id uuid not null,
  assignment_id uuid not null,
  -- null: by itself, a year after it was made.
  ended_by uuid,
  ended_at timestamptz not null,
  primary key (partnership_id, assignment_id),
  foreign key (partnership_id, assignment_id) references training_assignment (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create index training_ending_ended_by on training_ending (partnership_id, ended_by);
comment on table training_ending is 'That an assignment is over: its links lead nowhere, and names and e-mails are gone.';

do $$
declare one text;
begin
  foreach one in array array['training_assignment', 'training_place', 'training_contact', 'training_completion',
    'training_reminder', 'training_ending'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy own_partnership on %I using (partnership_id = (select nullif(current_setting(''app.partnership'', true), '''')::uuid))', one);
  end loop;
end $$;
grant select, insert on training_assignment, training_place, training_completion, training_reminder, training_ending
  to :application;
grant select, insert, delete on training_contact to :application;
