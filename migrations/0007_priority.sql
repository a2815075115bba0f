-- What a business plan asks, how its words changed, what is aimed at, what is done, and what was given to a board.
-- Runs as the owner; :application is the application's role. Everything here is append-only: what follows is a row.

create table priority (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  -- Its name in addresses, and its id in the pack where it began there.
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  began_by uuid,
  began_at timestamptz not null,
  primary key (partnership_id, id),
  unique (partnership_id, slug),
  foreign key (partnership_id, began_by) references person (partnership_id, id)
);
create index priority_began_by on priority (partnership_id, began_by);
comment on table priority is 'A priority of a business plan. One of the pack has a row from the first change on.';

create table priority_words (
  partnership_id uuid not null,
  priority_id uuid not null,
  part text not null check (part ~ '^[a-z-]+$'),
  version integer not null check (version >= 1),
  words text not null check (length(words) <= 8000),
  -- Where earlier words were put back: which version.
  from_version integer,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (partnership_id, priority_id, part, version),
  foreign key (partnership_id, priority_id) references priority (partnership_id, id),
  foreign key (partnership_id, written_by) references person (partnership_id, id)
);
create index priority_words_written_by on priority_words (partnership_id, written_by);
comment on table priority_words is 'Every version of each part of a priority; version 0 is the pack''s. Two people cannot write the same version.';

create table priority_target (
  partnership_id uuid not null,
  priority_id uuid not null,
  audience text not null check (audience ~ '^[a-z-]+$'),
  measure text not null check (measure ~ '^[a-z/-]+$' and length(measure) <= 100),
  version integer not null check (version >= 1),
  -- In per cent; null: there is no target any more.
  percent integer check (percent between 1 and 100),
  due_on date,
  set_by uuid not null,
  set_at timestamptz not null,
  check ((percent is null) = (due_on is null)),
  primary key (partnership_id, priority_id, audience, measure, version),
  foreign key (partnership_id, priority_id) references priority (partnership_id, id),
  foreign key (partnership_id, set_by) references person (partnership_id, id)
);
create index priority_target_set_by on priority_target (partnership_id, set_by);
comment on table priority_target is 'Which share is aimed at, and by when; the last version counts.';

create table priority_action (
  partnership_id uuid not null,
  id uuid not null,
  priority_id uuid not null,
  -- What it answers: a measure that reads as learning, a theme of a focus group, or a gap that nothing measures.
  answers text not null check (answers in ('measure', 'theme', 'gap')),
  answers_of text not null check (length(answers_of) between 1 and 300),
  planned_by uuid not null,
  planned_at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, priority_id) references priority (partnership_id, id),
  foreign key (partnership_id, planned_by) references person (partnership_id, id)
);
create index priority_action_priority on priority_action (partnership_id, priority_id, planned_at);
create index priority_action_planned_by on priority_action (partnership_id, planned_by);
comment on table priority_action is 'Something that is to be done about what was learnt. Its id comes with the form, so that it is planned once.';

create table priority_action_words (
  partnership_id uuid not null,
  action_id uuid not null,
  version integer not null check (version >= 1),
  says text not null check (length(says) between 1 and 500),
  owner text not null check (length(owner) between 1 and 120),
  owner_email text check (length(owner_email) between 3 and 254),
  due_on date not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (partnership_id, action_id, version),
  foreign key (partnership_id, action_id) references priority_action (partnership_id, id),
  foreign key (partnership_id, written_by) references person (partnership_id, id)
);
create index priority_action_words_written_by on priority_action_words (partnership_id, written_by);
comment on table priority_action_words is 'What is to be done, by whom and until when, in every version.';

create table priority_action_step (
  partnership_id uuid not null,
  action_id uuid not null,
  sequence integer not null check (sequence >= 1),
  step text not null check (step in ('begun', 'done', 'dropped', 'reopened')),
  reason text check (length(reason) between 1 and 500),
  taken_by uuid not null,
  taken_at timestamptz not null,
  check (step <> 'dropped' or reason is not null),
  primary key (partnership_id, action_id, sequence),
  foreign key (partnership_id, action_id) references priority_action (partnership_id, id),
  foreign key (partnership_id, taken_by) references person (partnership_id, id)
);
create index priority_action_step_taken_by on priority_action_step (partnership_id, taken_by);
comment on table priority_action_step is 'What became of an action, when and by whom; the last step is its state.';

create table priority_action_effect (
  partnership_id uuid not null,
  action_id uuid not null,
  version integer not null check (version >= 1),
  audience text not null check (audience ~ '^[a-z-]+$'),
  measure text not null check (measure ~ '^[a-z/-]+$' and length(measure) <= 100),
  note text not null check (length(note) <= 500),
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (partnership_id, action_id, version),
  foreign key (partnership_id, action_id) references priority_action (partnership_id, id),
  foreign key (partnership_id, noted_by) references person (partnership_id, id)
);
create index priority_action_effect_noted_by on priority_action_effect (partnership_id, noted_by);
comment on table priority_action_effect is 'By which measure an action is to be judged; the figures themselves stay with the survey.';

create table priority_reminder (
  partnership_id uuid not null,
  action_id uuid not null,
  -- The Monday of the week in which it was sent.
  week date not null,
  sent_at timestamptz not null,
  primary key (partnership_id, action_id, week),
  foreign key (partnership_id, action_id) references priority_action (partnership_id, id)
);
comment on table priority_reminder is 'That a reminder of an action was posted: once a week at most.';

create table priority_report (
  partnership_id uuid not null,
  id uuid not null,
  priority_id uuid not null,
  report jsonb not null,
  given_by uuid not null,
  given_at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, priority_id) references priority (partnership_id, id),
  foreign key (partnership_id, given_by) references person (partnership_id, id)
);
create index priority_report_priority on priority_report (partnership_id, priority_id, given_at);
create index priority_report_given_by on priority_report (partnership_id, given_by);
comment on table priority_report is 'A report as it was given to a board: it says the same for ever.';

alter table priority enable row level security;
alter table priority force row level security;
create policy own_partnership on priority
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_words enable row level security;
alter table priority_words force row level security;
create policy own_partnership on priority_words
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_target enable row level security;
alter table priority_target force row level security;
create policy own_partnership on priority_target
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_action enable row level security;
alter table priority_action force row level security;
create policy own_partnership on priority_action
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_action_words enable row level security;
alter table priority_action_words force row level security;
create policy own_partnership on priority_action_words
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_action_step enable row level security;
alter table priority_action_step force row level security;
create policy own_partnership on priority_action_step
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_action_effect enable row level security;
alter table priority_action_effect force row level security;
create policy own_partnership on priority_action_effect
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_reminder enable row level security;
alter table priority_reminder force row level security;
create policy own_partnership on priority_reminder
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table priority_report enable row level security;
alter table priority_report force row level security;
create policy own_partnership on priority_report
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert on priority, priority_words, priority_target, priority_action, priority_action_words,
  priority_action_step, priority_action_effect, priority_reminder, priority_report to :application;
