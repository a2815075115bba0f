-- Briefings: what they rest on, every version of their words, who approved and published them, and the teams that took
-- them up. Runs as the owner; :application is the application's role. Everything is a row with who and when; nothing is
-- changed afterwards.

create table briefing (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  name text not null check (length(name) between 1 and 120),
  -- What was suggested and what it rests on, as it was when the briefing was begun: it never changes under an editor.
  evidence jsonb not null,
  begun_by uuid not null,
  begun_at timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, slug),
  foreign key (partnership_id, begun_by) references person (partnership_id, id)
);
create index briefing_begun_by on briefing (partnership_id, begun_by);
comment on table briefing is 'A briefing and the evidence that it was begun with: suppressed figures only.';

create table briefing_version (
  partnership_id uuid not null,
  briefing_id uuid not null,
  number integer not null check (number >= 1),
  edits jsonb not null,
  changed text[] not null,
  -- The version whose words were taken back up; null: words were changed.
  restored integer,
  saved_by uuid not null,
  saved_at timestamptz not null default now(),
  primary key (partnership_id, briefing_id, number),
  foreign key (partnership_id, briefing_id) references briefing (partnership_id, id),
  foreign key (partnership_id, briefing_id, restored) references briefing_version (partnership_id, briefing_id, number),
  foreign key (partnership_id, saved_by) references person (partnership_id, id)
);
create index briefing_version_restored on briefing_version (partnership_id, briefing_id, restored);
create index briefing_version_saved_by on briefing_version (partnership_id, saved_by);
comment on table briefing_version is 'Every saved state of a briefing''s words. Two editors cannot save the same number.';

create table briefing_comment (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  briefing_id uuid not null,
  sentence text not null check (length(sentence) <= 200),
  version integer not null,
  said text not null check (length(said) between 1 and 1000),
  said_by uuid not null,
  said_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, briefing_id, version) references briefing_version (partnership_id, briefing_id, number),
  foreign key (partnership_id, said_by) references person (partnership_id, id)
);
create index briefing_comment_version on briefing_comment (partnership_id, briefing_id, version);
create index briefing_comment_said_by on briefing_comment (partnership_id, said_by);
comment on table briefing_comment is 'What an editor asks or says about a sentence, for other editors only.';

create table briefing_comment_settled (
  partnership_id uuid not null,
  comment_id uuid not null,
  settled_by uuid not null,
  settled_at timestamptz not null default now(),
  primary key (partnership_id, comment_id),
  foreign key (partnership_id, comment_id) references briefing_comment (partnership_id, id),
  foreign key (partnership_id, settled_by) references person (partnership_id, id)
);
create index briefing_comment_settled_by on briefing_comment_settled (partnership_id, settled_by);
comment on table briefing_comment_settled is 'That a comment has been dealt with, by whom and when.';

create table briefing_approval_request (
  partnership_id uuid not null,
  briefing_id uuid not null,
  version integer not null,
  asked_by uuid not null,
  asked_of uuid not null,
  asked_at timestamptz not null default now(),
  primary key (partnership_id, briefing_id, version, asked_of),
  foreign key (partnership_id, briefing_id, version) references briefing_version (partnership_id, briefing_id, number),
  foreign key (partnership_id, asked_by) references person (partnership_id, id),
  foreign key (partnership_id, asked_of) references person (partnership_id, id)
);
create index briefing_approval_request_asked_by on briefing_approval_request (partnership_id, asked_by);
create index briefing_approval_request_asked_of on briefing_approval_request (partnership_id, asked_of);
comment on table briefing_approval_request is 'That somebody was asked to approve one version.';

create table briefing_approval (
  partnership_id uuid not null,
  briefing_id uuid not null,
  version integer not null,
  -- true: nobody else could approve it, and the published briefing's record says so.
  alone boolean not null,
  approved_by uuid not null,
  approved_at timestamptz not null default now(),
  primary key (partnership_id, briefing_id, version),
  foreign key (partnership_id, briefing_id, version) references briefing_version (partnership_id, briefing_id, number),
  foreign key (partnership_id, approved_by) references person (partnership_id, id)
);
create index briefing_approval_approved_by on briefing_approval (partnership_id, approved_by);
comment on table briefing_approval is 'That one version may be published, by a named officer.';

create table briefing_publication (
  partnership_id uuid not null,
  briefing_id uuid not null,
  version integer not null,
  -- 1, 2, 3 …: as readers count them. A version of the words is published once.
  edition integer not null check (edition >= 1),
  -- The briefing as data, its easy-read lines and the printed forms, ready to send: nothing is made again later.
  content jsonb not null,
  easy jsonb not null,
  sheet bytea not null,
  plain bytea not null,
  easy_print bytea not null,
  -- Every figure that left with it, so that what is published later is judged beside it.
  release jsonb not null,
  published_by uuid not null,
  published_at timestamptz not null default now(),
  primary key (partnership_id, briefing_id, edition),
  unique (partnership_id, briefing_id, version),
  foreign key (partnership_id, briefing_id, version) references briefing_approval (partnership_id, briefing_id, version),
  foreign key (partnership_id, published_by) references person (partnership_id, id)
);
create index briefing_publication_published_by on briefing_publication (partnership_id, published_by);
comment on table briefing_publication is 'What was published, as it was published.';

create table briefing_taking_back (
  partnership_id uuid not null,
  briefing_id uuid not null,
  edition integer not null,
  why text not null check (length(why) between 1 and 400),
  taken_back_by uuid not null,
  taken_back_at timestamptz not null default now(),
  primary key (partnership_id, briefing_id, edition),
  foreign key (partnership_id, briefing_id, edition) references briefing_publication (partnership_id, briefing_id, edition),
  foreign key (partnership_id, taken_back_by) references person (partnership_id, id)
);
create index briefing_taking_back_by on briefing_taking_back (partnership_id, taken_back_by);
comment on table briefing_taking_back is 'That a published edition is to be had no longer, and why: readers are told.';

create table team_brief (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  briefing_id uuid not null,
  edition integer not null,
  code text not null check (code ~ '^[a-z2-9]{8}$'),
  begun_on date not null,
  primary key (partnership_id, id),
  unique (partnership_id, code),
  foreign key (partnership_id, briefing_id, edition) references briefing_publication (partnership_id, briefing_id, edition)
);
create index team_brief_edition on team_brief (partnership_id, briefing_id, edition);
comment on table team_brief is 'A team that takes a briefing up, under a code of its own. Nobody''s name is in it.';

create table team_brief_log (
  partnership_id uuid not null,
  team_brief_id uuid not null,
  team text not null check (length(team) between 1 and 120),
  role text not null check (length(role) between 1 and 120),
  held_on date not null,
  people integer not null check (people between 1 and 500),
  told_on date not null,
  primary key (partnership_id, team_brief_id),
  foreign key (partnership_id, team_brief_id) references team_brief (partnership_id, id)
);
comment on table team_brief_log is 'Who took a briefing to how many people: a team or organisation and a role, no name.';

create table team_brief_answer (
  partnership_id uuid not null,
  -- Random, and there is no time: in no order in which they were sent.
  nonce bytea not null check (length(nonce) between 12 and 32),
  team_brief_id uuid not null,
  moment text not null check (moment in ('before', 'after')),
  answers jsonb not null,
  primary key (partnership_id, nonce),
  foreign key (partnership_id, team_brief_id) references team_brief (partnership_id, id)
);
create index team_brief_answer_team on team_brief_answer (partnership_id, team_brief_id, moment);
comment on table team_brief_answer is 'One anonymous answer to the one-minute check. Before and after cannot be joined by person.';

alter table briefing enable row level security;
alter table briefing force row level security;
create policy own_partnership on briefing
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table briefing_version enable row level security;
alter table briefing_version force row level security;
create policy own_partnership on briefing_version
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table briefing_comment enable row level security;
alter table briefing_comment force row level security;
create policy own_partnership on briefing_comment
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table briefing_comment_settled enable row level security;
alter table briefing_comment_settled force row level security;
create policy own_partnership on briefing_comment_settled
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table briefing_approval_request enable row level security;
alter table briefing_approval_request force row level security;
create policy own_partnership on briefing_approval_request
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table briefing_approval enable row level security;
alter table briefing_approval force row level security;
create policy own_partnership on briefing_approval
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table briefing_publication enable row level security;
alter table briefing_publication force row level security;
create policy own_partnership on briefing_publication
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table briefing_taking_back enable row level security;
alter table briefing_taking_back force row level security;
create policy own_partnership on briefing_taking_back
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table team_brief enable row level security;
alter table team_brief force row level security;
create policy own_partnership on team_brief
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table team_brief_log enable row level security;
alter table team_brief_log force row level security;
create policy own_partnership on team_brief_log
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table team_brief_answer enable row level security;
alter table team_brief_answer force row level security;
create policy own_partnership on team_brief_answer
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert on briefing, briefing_version, briefing_comment, briefing_comment_settled,
  briefing_approval_request, briefing_approval, briefing_publication, briefing_taking_back,
  team_brief, team_brief_log, team_brief_answer to :application;
