-- How long what was told is kept, and what becomes of it then; what somebody asks about themselves. Runs as the owner;
-- :application is the application's role. Whatever is deleted is deleted by carry_out_keeping alone, from a list that an
-- officer has approved. Rows here name records by their ids without a foreign key: they outlive them.

create table legal_hold (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  -- exact: whatever names something exactly, by its tokens in legal_hold_token.
  of_kind text not null check (of_kind in ('concern', 'account', 'exact')),
  of_id uuid,
  -- What it is on in words, what its tokens are made from, and why.
  sealed bytea not null,
  -- When somebody is to look whether it is still needed. It ends by a row of legal_hold_lift alone.
  look_again_on date,
  by uuid not null,
  at timestamptz not null,
  primary key (partnership_id, id),
  check ((of_kind = 'exact') = (of_id is null)),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index legal_hold_by on legal_hold (partnership_id, by);
create index legal_hold_of on legal_hold (partnership_id, of_kind, of_id);
comment on table legal_hold is 'What nothing deletes, who says so and why (encrypted): a concern, an account, or all that names somebody or something exactly.';

create table legal_hold_token (
  partnership_id uuid not null,
  token bytea not null check (length(token) = 32),
  hold_id uuid not null,
  primary key (partnership_id, token, hold_id),
  foreign key (partnership_id, hold_id) references legal_hold (partnership_id, id)
);
create index legal_hold_token_hold on legal_hold_token (partnership_id, hold_id);
comment on table legal_hold_token is 'By what a hold finds what it is on: HMACs as in mention_token. Only ever more.';

create table legal_hold_lift (
  partnership_id uuid not null,
  hold_id uuid not null,
  sealed bytea not null,
  by uuid not null,
  at timestamptz not null,
  primary key (partnership_id, hold_id),
  foreign key (partnership_id, hold_id) references legal_hold (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index legal_hold_lift_by on legal_hold_lift (partnership_id, by);
comment on table legal_hold_lift is 'That a hold has ended, who ended it and why (encrypted).';

create table concern_adult_year (
  partnership_id uuid not null,
  concern_id uuid not null,
  year smallint not null check (year between 1900 and 2300),
  known_by text not null check (known_by in ('birth', 'age', 'band', 'nothing')),
  primary key (partnership_id, concern_id),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id)
);
comment on table concern_adult_year is 'In which year the youngest child that a concern is about is 18 at the latest, and by what this is known. The year alone: no day of birth stands in clear.';

create table keeping_run (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  kind text not null check (kind in ('retention', 'erasure')),
  -- Of an erasure: the request.
  request_id uuid,
  pack_version text not null,
  planned_by uuid not null,
  planned_at timestamptz not null,
  primary key (partnership_id, id),
  check ((kind = 'erasure') = (request_id is not null)),
  foreign key (partnership_id, planned_by) references person (partnership_id, id)
);
create index keeping_run_planned_at on keeping_run (partnership_id, planned_at desc);
create index keeping_run_planned_by on keeping_run (partnership_id, planned_by);
comment on table keeping_run is 'A list of what is to be deleted, as it was drawn up, before anybody has approved it.';

create table keeping_item (
  partnership_id uuid not null,
  run_id uuid not null,
  of_kind text not null check (of_kind in ('concern', 'not-shared', 'comment', 'account', 'request')),
  of_id uuid not null,
  -- Which type of record of the pack it is; of an erasure, the ground.
  type text not null check (type ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  due_on date not null,
  primary key (partnership_id, run_id, of_kind, of_id),
  foreign key (partnership_id, run_id) references keeping_run (partnership_id, id)
);
create index keeping_item_of on keeping_item (partnership_id, of_kind, of_id);
comment on table keeping_item is 'One record of such a list, by its id: no more once it was approved.';

create table keeping_approval (
  partnership_id uuid not null,
  run_id uuid not null,
  by uuid not null,
  at timestamptz not null,
  begins_at timestamptz not null,
  primary key (partnership_id, run_id),
  check (begins_at >= at + interval '1 day'),
  foreign key (partnership_id, run_id) references keeping_run (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index keeping_approval_by on keeping_approval (partnership_id, by);
comment on table keeping_approval is 'Which officer approved a list, and from when on it is carried out: never within a day.';

create table keeping_stop (
  partnership_id uuid not null,
  run_id uuid not null,
  by uuid not null,
  at timestamptz not null,
  primary key (partnership_id, run_id),
  foreign key (partnership_id, run_id) references keeping_run (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index keeping_stop_by on keeping_stop (partnership_id, by);
comment on table keeping_stop is 'That somebody stopped a list: of what it has left, nothing is deleted.';

create table keeping_done (
  partnership_id uuid not null,
  run_id uuid not null,
  of_kind text not null,
  of_id uuid not null,
  -- held: by a legal hold. changed: something happened to it since the list was drawn up. gone: it was not there.
  outcome text not null check (outcome in ('deleted', 'held', 'changed', 'gone')),
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, run_id, of_kind, of_id),
  foreign key (partnership_id, run_id, of_kind, of_id) references keeping_item (partnership_id, run_id, of_kind, of_id)
);
comment on table keeping_done is 'What became of each record of a list. Written by carry_out_keeping alone.';

create table kept_count (
  partnership_id uuid not null references partnership (id),
  year smallint not null,
  form text not null,
  route text not null,
  n integer not null check (n > 0),
  primary key (partnership_id, year, form, route)
);
comment on table kept_count is 'How many concerns of a year, a form and a route were deleted: what a figure over years needs, and nothing else.';

create table subject_request (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  kind text not null check (kind in ('access', 'erasure')),
  received_on date not null,
  -- Who asks, for whom, how they are reached, and by what they are found.
  sealed bytea not null,
  by uuid not null,
  at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index subject_request_received on subject_request (partnership_id, received_on);
create index subject_request_by on subject_request (partnership_id, by);
comment on table subject_request is 'Somebody asks what is kept about them, or that it be erased; who and what encrypted.';

create table subject_event (
  partnership_id uuid not null,
  request_id uuid not null,
  sequence integer not null check (sequence > 0),
  kind text not null check (kind in ('identity-asked', 'identity-proved', 'extended', 'looked', 'given', 'closed')),
  what text check (what ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- The day from which it counts, where the clock depends on it.
  on_day date,
  sealed bytea,
  by uuid not null,
  at timestamptz not null,
  primary key (partnership_id, request_id, sequence),
  foreign key (partnership_id, request_id) references subject_request (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index subject_event_by on subject_event (partnership_id, by);
comment on table subject_event is 'What was done about a request, one after another. Append-only.';

create table subject_find (
  partnership_id uuid not null,
  request_id uuid not null,
  of_kind text not null check (of_kind in ('concern', 'not-shared', 'account')),
  of_id uuid not null,
  found_by text not null check (found_by in ('exact', 'reference', 'teller', 'e-mail', 'name')),
  -- Which mentions of a concern name them.
  ordinals smallint[] not null default '{}',
  at timestamptz not null,
  primary key (partnership_id, request_id, of_kind, of_id),
  foreign key (partnership_id, request_id) references subject_request (partnership_id, id)
);
create index subject_find_of on subject_find (partnership_id, of_kind, of_id);
comment on table subject_find is 'What a request found.';

create table subject_review (
  partnership_id uuid not null,
  request_id uuid not null,
  of_kind text not null,
  of_id uuid not null,
  at timestamptz not null,
  verdict text not null check (verdict in ('give', 'withhold', 'erase', 'keep')),
  -- Of erase: its ground; of withhold and keep: the exemption. Ids of the pack.
  ground text check (ground ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- What of it is left out, word for word, and why.
  sealed bytea not null,
  -- Whether who told it is given too.
  with_source boolean not null default false,
  by uuid not null,
  primary key (partnership_id, request_id, of_kind, of_id, at),
  check ((verdict = 'give') = (ground is null)),
  foreign key (partnership_id, request_id, of_kind, of_id)
    references subject_find (partnership_id, request_id, of_kind, of_id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index subject_review_by on subject_review (partnership_id, by);
comment on table subject_review is 'What an officer decided about one of the records found, and why: the last row stands.';

do $$
declare
  name text;
begin
  foreach name in array array['legal_hold', 'legal_hold_token', 'legal_hold_lift', 'concern_adult_year', 'keeping_run',
      'keeping_item', 'keeping_approval', 'keeping_stop', 'keeping_done', 'kept_count', 'subject_request',
      'subject_event', 'subject_find', 'subject_review'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid))$policy$, name);
  end loop;
end $$;

grant select, insert on legal_hold, legal_hold_token, legal_hold_lift, concern_adult_year, keeping_run, keeping_item,
  keeping_approval, keeping_stop, subject_request, subject_event, subject_review to :application;
grant select on keeping_done, kept_count to :application;
grant select, insert on subject_find to :application;
