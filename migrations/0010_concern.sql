-- What was told: kept once, seen by whom a row says, answered in time. Runs as the owner; :application is the
-- application's role. Everything that somebody said is encrypted; what stands in clear is coded.

create table concern (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  reference text not null check (reference ~ '^[2-9B-Z]{5}-[2-9B-Z]{5}$'),
  nonce_hash bytea not null check (length(nonce_hash) = 32),
  form text not null check (form in ('information-sharing', 'exploitation-assessment', 'safeguarding-referral', 'worry')),
  route text not null,
  rule text not null,
  consent text not null,
  teller_kind text not null,
  -- Which signed-in person told it: an HMAC under the key of sources, so that they find it again and nobody finds them.
  teller_token bytea check (length(teller_token) = 32),
  anonymous boolean not null,
  significant boolean not null,
  harms text[] not null,
  age_band text,
  gender text,
  ethnicity text,
  works_with_children boolean not null,
  -- Nobody of the organisation that it comes from may see it, nor of the workplace that it names.
  hidden boolean not null,
  may_reply boolean not null,
  -- Many came from one place within the hour: looked at after others, never refused.
  flooding boolean not null default false,
  told_at timestamptz not null,
  pack_version text not null,
  sealed bytea not null,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  unique (partnership_id, nonce_hash)
);
create index concern_teller on concern (partnership_id, teller_token) where teller_token is not null;
comment on table concern is 'One thing that was told: codes in clear, everything that was said encrypted. Never changed.';

create table concern_source (
  partnership_id uuid not null,
  concern_id uuid not null,
  sealed bytea not null,
  primary key (partnership_id, concern_id),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id)
);
comment on table concern_source is 'Who told, under a key of its own. Read only through read_concern_source, which records it.';

create table mention (
  partnership_id uuid not null,
  concern_id uuid not null,
  ordinal smallint not null,
  kind text not null check (kind in ('person', 'place', 'vehicle', 'phone', 'account', 'group')),
  roles text[] not null,
  of_ordinal smallint,
  sealed bytea not null,
  primary key (partnership_id, concern_id, ordinal),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, concern_id, of_ordinal) references mention (partnership_id, concern_id, ordinal)
);
create index mention_of on mention (partnership_id, concern_id, of_ordinal);
comment on table mention is 'A person, place, vehicle, phone, account or group that a concern names; what was said of it encrypted.';

create table mention_token (
  partnership_id uuid not null,
  token bytea not null check (length(token) = 32),
  concern_id uuid not null,
  ordinal smallint not null,
  primary key (partnership_id, token, concern_id, ordinal),
  foreign key (partnership_id, concern_id, ordinal) references mention (partnership_id, concern_id, ordinal)
);
create index mention_token_mention on mention_token (partnership_id, concern_id, ordinal);
comment on table mention_token is 'By what a mention is found exactly: an HMAC of a plate, a number, an account, a name with birth, a postcode.';

create table concern_grant (
  partnership_id uuid not null,
  concern_id uuid not null,
  team_id uuid not null,
  since timestamptz not null,
  capacity text not null check (capacity in ('receiver', 'copy', 'lead')),
  why text not null check (why ~ '^[a-z]+(-[a-z]+)*$'),
  given_by uuid,
  open_due_at timestamptz,
  opened_at timestamptz,
  opened_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (partnership_id, concern_id, team_id, since),
  check ((opened_at is null) = (opened_by is null)),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, team_id) references team (partnership_id, id)
);
create index concern_grant_team on concern_grant (partnership_id, team_id, since);
create unique index concern_grant_in_force on concern_grant (partnership_id, concern_id, team_id) where ended_at is null;
create index concern_grant_unopened on concern_grant (partnership_id, open_due_at)
  where opened_at is null and ended_at is null and open_due_at is not null;
comment on table concern_grant is 'Which team sees a concern, why, from when until when, and who in it opened it first.';

create table concern_clock (
  partnership_id uuid not null,
  concern_id uuid not null,
  kind text not null check (kind in ('acknowledge', 'decide')),
  due_at timestamptz not null,
  stopped_at timestamptz,
  stopped_by uuid,
  primary key (partnership_id, concern_id, kind),
  check ((stopped_at is null) = (stopped_by is null)),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id)
);
create index concern_clock_running on concern_clock (partnership_id, due_at) where stopped_at is null;
comment on table concern_clock is 'What is due when of a concern, whoever has it now; begun once, stopped once.';

create table concern_notice (
  partnership_id uuid not null,
  concern_id uuid not null,
  team_id uuid not null,
  kind text not null check (kind in ('told', 'copied', 'out-of-hours', 'unopened', 'rerouted', 'added')),
  -- inbox, or a rung of the ladder.
  rung text not null,
  at timestamptz not null default now(),
  primary key (partnership_id, concern_id, team_id, kind, rung),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, team_id) references team (partnership_id, id)
);
create index concern_notice_team on concern_notice (partnership_id, team_id);
comment on table concern_notice is 'That a team is told of a concern, once for each reason and rung; nothing of what was told is in a notice.';

create table notice_letter (
  partnership_id uuid not null,
  concern_id uuid not null,
  team_id uuid not null,
  kind text not null,
  rung text not null,
  -- The zero UUID: there is nobody on this rung, and no letter.
  address_id uuid not null,
  letter_id uuid,
  at timestamptz not null default now(),
  primary key (partnership_id, concern_id, team_id, kind, rung, address_id),
  foreign key (partnership_id, concern_id, team_id, kind, rung)
    references concern_notice (partnership_id, concern_id, team_id, kind, rung)
);
comment on table notice_letter is 'The letter of a notice to one address, posted once; or that there was nobody to write to.';

create table receipt (
  partnership_id uuid not null,
  words_hash bytea not null check (length(words_hash) = 32),
  concern_id uuid not null,
  primary key (partnership_id, words_hash),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id)
);
create index receipt_concern on receipt (partnership_id, concern_id);
comment on table receipt is 'An HMAC of the six words with which the one who told comes back; never the words.';

create table message (
  partnership_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  sender text not null check (sender in ('desk', 'teller')),
  -- question: the desk asks, and hopes for an answer. again: the same form was sent once more, with other answers.
  kind text not null check (kind in ('reply', 'question', 'more', 'again')),
  sealed bytea not null,
  at timestamptz not null default now(),
  author_id uuid,
  read_at timestamptz,
  primary key (partnership_id, id),
  check ((sender = 'desk') = (author_id is not null)),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id)
);
create index message_concern on message (partnership_id, concern_id, at);
comment on table message is 'What the desk and the one who told write to one another, encrypted; when the other first read it.';

create table reply_choice (
  partnership_id uuid not null,
  concern_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  may_reply boolean not null,
  primary key (partnership_id, concern_id, at),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id)
);
comment on table reply_choice is 'What the one who told chose later about replies; the newest counts.';

alter table concern enable row level security;
alter table concern force row level security;
create policy own_partnership on concern
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table concern_source enable row level security;
alter table concern_source force row level security;
create policy own_partnership on concern_source
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table mention enable row level security;
alter table mention force row level security;
create policy own_partnership on mention
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table mention_token enable row level security;
alter table mention_token force row level security;
create policy own_partnership on mention_token
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table concern_grant enable row level security;
alter table concern_grant force row level security;
create policy own_partnership on concern_grant
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table concern_clock enable row level security;
alter table concern_clock force row level security;
create policy own_partnership on concern_clock
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table concern_notice enable row level security;
alter table concern_notice force row level security;
create policy own_partnership on concern_notice
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table notice_letter enable row level security;
alter table notice_letter force row level security;
create policy own_partnership on notice_letter
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table receipt enable row level security;
alter table receipt force row level security;
create policy own_partnership on receipt
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table message enable row level security;
alter table message force row level security;
create policy own_partnership on message
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table reply_choice enable row level security;
alter table reply_choice force row level security;
create policy own_partnership on reply_choice
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert on concern, mention, concern_notice, notice_letter, receipt, reply_choice to :application;
-- The application writes who told and cannot read it, but by the function below.
grant insert on concern_source to :application;
grant select, insert, delete on mention_token to :application;
grant select, insert, update (opened_at, opened_by, ended_at, ended_by) on concern_grant to :application;
grant select, insert, update (stopped_at, stopped_by) on concern_clock to :application;
grant select, insert, update (read_at) on message to :application;

-- Gives who told, still encrypted, and writes down who asked and why: nobody reads a source unrecorded.
create function read_concern_source(of_concern uuid, reader uuid, reason text) returns bytea
  language plpgsql security definer set search_path = public as $$
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  found_sealed bytea;
begin
  if reader is null or reason !~ '^[a-z]+(-[a-z]+)*$' then
    raise exception 'who reads a source, and why, is always told';
  end if;
  select s.sealed into found_sealed from concern_source s where s.partnership_id = ours and s.concern_id = of_concern;
  insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    values (ours, reader, 'source.read', 'concern', of_concern::text, jsonb_build_object('reason', reason));
  return found_sealed;
end $$;
revoke all on function read_concern_source(uuid, uuid, text) from public;
grant execute on function read_concern_source(uuid, uuid, text) to :application;
