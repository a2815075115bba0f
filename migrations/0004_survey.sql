-- Surveys as they are run: instruments, waves, what people answered and wrote. Runs as the owner; :application is the
-- application's role. A changed state is a row with who and when. No answer has a time, an address or a number in order.

create table instrument (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  audience text not null check (audience in ('children', 'parents', 'practitioners')),
  copied_from text not null check (length(copied_from) between 1 and 100),
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index instrument_made_by on instrument (partnership_id, made_by);
comment on table instrument is 'A survey that an officer copied from the pack to change it. What it asks is in instrument_version.';

create table instrument_version (
  partnership_id uuid not null,
  instrument_id uuid not null,
  version integer not null check (version > 0),
  after integer,
  change text not null check (change ~ '^[a-z-]+$'),
  content json not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (partnership_id, instrument_id, version),
  foreign key (partnership_id, instrument_id) references instrument (partnership_id, id),
  foreign key (partnership_id, instrument_id, after)
    references instrument_version (partnership_id, instrument_id, version),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index instrument_version_after on instrument_version (partnership_id, instrument_id, after);
create index instrument_version_made_by on instrument_version (partnership_id, made_by);
comment on table instrument_version is 'Each state that an instrument was ever in, and the one it was made from. Append-only.';

create table instrument_step (
  partnership_id uuid not null,
  instrument_id uuid not null,
  step integer not null check (step > 0),
  version integer not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (partnership_id, instrument_id, step),
  foreign key (partnership_id, instrument_id, version)
    references instrument_version (partnership_id, instrument_id, version),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index instrument_step_version on instrument_step (partnership_id, instrument_id, version);
create index instrument_step_made_by on instrument_step (partnership_id, made_by);
comment on table instrument_step is 'Which version was looked at when: the last is the one in hand; undo and redo are steps too.';

create table wave (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  code text not null check (code ~ '^[a-z0-9]{8}$'),
  title text not null check (length(title) between 1 and 120),
  label text not null check (length(label) between 1 and 40),
  audience text not null check (audience in ('children', 'parents', 'practitioners')),
  -- json, not jsonb: the order of options stays as it is written.
  definition json,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  opened_by uuid,
  opened_at timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, code),
  foreign key (partnership_id, opened_by) references person (partnership_id, id)
);
create index wave_opened_by on wave (partnership_id, opened_by);
comment on table wave is 'A survey put to an audience between two days, as its instrument was on the day it was opened; without one, answers came in a file. Append-only.';

create table wave_event (
  partnership_id uuid not null,
  wave_id uuid not null,
  id integer not null check (id > 0),
  kind text not null check (kind in ('extended', 'closed', 'reopened', 'read')),
  last_day date check ((last_day is not null) = (kind in ('extended', 'reopened'))),
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (partnership_id, wave_id, id),
  foreign key (partnership_id, wave_id) references wave (partnership_id, id),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index wave_event_made_by on wave_event (partnership_id, made_by);
comment on table wave_event is 'What became of a wave, in order: a new last day, a closing, a reopening, the first reading. Append-only.';

create table wave_organisation (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  wave_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  email text not null check (length(email) between 3 and 254),
  added_by uuid,
  added_at timestamptz not null default now(),
  removed_by uuid,
  removed_at timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, wave_id) references wave (partnership_id, id),
  foreign key (partnership_id, added_by) references person (partnership_id, id),
  foreign key (partnership_id, removed_by) references person (partnership_id, id)
);
create index wave_organisation_wave on wave_organisation (partnership_id, wave_id);
create index wave_organisation_added_by on wave_organisation (partnership_id, added_by);
create index wave_organisation_removed_by on wave_organisation (partnership_id, removed_by);
comment on table wave_organisation is 'Who passes the link of a wave on, and is reminded: an office, never a respondent.';

create table wave_reminder (
  partnership_id uuid not null,
  wave_id uuid not null,
  day date not null,
  sent_to integer not null check (sent_to > 0),
  sent_by uuid,
  sent_at timestamptz not null default now(),
  primary key (partnership_id, wave_id, day),
  foreign key (partnership_id, wave_id) references wave (partnership_id, id),
  foreign key (partnership_id, sent_by) references person (partnership_id, id)
);
create index wave_reminder_sent_by on wave_reminder (partnership_id, sent_by);
comment on table wave_reminder is 'That the organisations of a wave were reminded: once a day at most. Append-only.';

create table survey_response (
  partnership_id uuid not null,
  wave_id uuid not null,
  id uuid not null,
  day date not null,
  answers jsonb not null,
  primary key (partnership_id, wave_id, id),
  foreign key (partnership_id, wave_id) references wave (partnership_id, id)
);
comment on table survey_response is
  'One person''s coded answers and the day. The id is an HMAC of what was sealed in the page, so that sending twice counts once.';

create table survey_comment (
  partnership_id uuid not null,
  id uuid not null,
  wave_id uuid not null,
  day date not null,
  question text not null check (length(question) between 1 and 100),
  words bytea not null check (length(words) > 29),
  primary key (partnership_id, id),
  foreign key (partnership_id, wave_id) references wave (partnership_id, id)
);
create index survey_comment_wave on survey_comment (partnership_id, wave_id, day);
comment on table survey_comment is 'What people wrote in their own words, encrypted, without the other answers and with nothing that leads to them.';

create table comment_decision (
  partnership_id uuid not null,
  comment_id uuid not null,
  id integer not null check (id > 0),
  decision text not null check (decision in ('tell', 'nothing', 'cannot-tell', 'undone')),
  told bytea check ((decision = 'tell') = (told is not null)),
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (partnership_id, comment_id, id),
  foreign key (partnership_id, comment_id) references survey_comment (partnership_id, id),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index comment_decision_made_by on comment_decision (partnership_id, made_by);
comment on table comment_decision is 'Whether a comment needs telling, who said so and who was told. Whom and how is encrypted. A second look is a second row; the last counts. Append-only.';

create table comment_quote (
  partnership_id uuid not null,
  comment_id uuid not null,
  id integer not null check (id > 0),
  words text not null check (length(words) between 1 and 20000),
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (partnership_id, comment_id, id),
  foreign key (partnership_id, comment_id) references survey_comment (partnership_id, id),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index comment_quote_made_by on comment_quote (partnership_id, made_by);
comment on table comment_quote is 'A comment as it may be quoted, names taken out by a person. Append-only.';

create table survey_release (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  wave_id uuid not null,
  made_for text not null check (made_for ~ '^[a-z-]+$'),
  release jsonb not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, wave_id) references wave (partnership_id, id),
  foreign key (partnership_id, made_by) references person (partnership_id, id)
);
create index survey_release_wave on survey_release (partnership_id, wave_id, made_at);
create index survey_release_made_by on survey_release (partnership_id, made_by);
comment on table survey_release is 'What has left of a wave, so that a later figure cannot undo its suppression. Append-only.';

create table survey_upload (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  bytes bytea not null,
  mapping json,
  sent_by uuid,
  sent_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, sent_by) references person (partnership_id, id)
);
create index survey_upload_sent_by on survey_upload (partnership_id, sent_by);
comment on table survey_upload is 'A survey file, encrypted, while somebody says what its columns are for; deleted when it is kept or given up.';

create table imported_wave (
  partnership_id uuid not null,
  wave_id uuid not null,
  mapping jsonb not null,
  answers jsonb not null,
  primary key (partnership_id, wave_id),
  foreign key (partnership_id, wave_id) references wave (partnership_id, id)
);
comment on table imported_wave is 'Answers of a file from another survey service, coded, as its columns were read. Append-only.';

-- Nobody sees another partnership's rows, the owner neither: the policy of 0001 on every table of this file.
do $$
declare
  name text;
begin
  foreach name in array array['instrument', 'instrument_version', 'instrument_step', 'wave', 'wave_event',
    'wave_organisation', 'wave_reminder', 'survey_response', 'survey_comment', 'comment_decision',
    'comment_quote', 'survey_release', 'survey_upload', 'imported_wave'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid))$policy$, name);
  end loop;
end $$;

grant select, insert on instrument, instrument_version, instrument_step, wave, wave_event, wave_reminder, survey_response,
  survey_comment, comment_decision, comment_quote, survey_release, imported_wave to :application;
grant select, insert, update (removed_by, removed_at) on wave_organisation to :application;
grant select, insert, update (mapping), delete on survey_upload to :application;

-- Keeps what people sent, coded answers and own words, in one trip and one transaction: for waves that people answer here
-- and that are open on the day. What is there already stays as it was. Gives the ids that are kept, now or from before.
-- Whether a wave is open on a day is said in src/survey/waves/wave.ts; a test holds both to the same.
create function keep_survey_answers(
  of_partnership uuid, waves uuid[], ids uuid[], days date[], coded jsonb[],
  comment_ids uuid[], comment_of integer[], questions text[], sealed bytea[]
) returns setof uuid language plpgsql as $$
declare
  is_open boolean[];
begin
  perform set_config('app.partnership', of_partnership::text, true);
  is_open := array(
    select coalesce(sent.day between w.first_day and w.last_day and not w.closed, false)
    from unnest(waves, days) with ordinality as sent (wave_id, day, at)
    left join (
      select wave.id, wave.first_day,
        coalesce((select e.last_day from wave_event e
          where e.partnership_id = of_partnership and e.wave_id = wave.id and e.last_day is not null
          order by e.id desc limit 1), wave.last_day) as last_day,
        coalesce((select e.kind = 'closed' from wave_event e
          where e.partnership_id = of_partnership and e.wave_id = wave.id and e.kind in ('closed', 'reopened')
          order by e.id desc limit 1), false) as closed
      from wave
      where wave.partnership_id = of_partnership and wave.id = any(waves) and wave.definition is not null
    ) w on w.id = sent.wave_id
    order by sent.at);
  insert into survey_response (partnership_id, wave_id, id, day, answers)
    select of_partnership, sent.wave_id, sent.id, sent.day, sent.answers
    from unnest(waves, ids, days, coded, is_open) as sent (wave_id, id, day, answers, in_time)
    where sent.in_time
    on conflict do nothing;
  if cardinality(comment_ids) > 0 then
    insert into survey_comment (partnership_id, id, wave_id, day, question, words)
      select of_partnership, own.id, waves[own.of], days[own.of], own.question, own.words
      from unnest(comment_ids, comment_of, questions, sealed) as own (id, of, question, words)
      where is_open[own.of]
      on conflict do nothing;
  end if;
  if true = all(is_open) then
    return query select unnest(ids);
  else
    -- Of what came too late, that which had come in time: somebody who lost the connection sends it once more.
    return query select sent.id from unnest(waves, ids, is_open) as sent (wave_id, id, in_time)
      where sent.in_time or exists (select from survey_response r
        where r.partnership_id = of_partnership and r.wave_id = sent.wave_id and r.id = sent.id);
  end if;
end $$;
comment on function keep_survey_answers is 'Runs with the rights of who calls it, for the partnership that it is given.';
revoke all on function keep_survey_answers from public;
grant execute on function keep_survey_answers to :application;

-- Rows stand in a table in the order in which they came, and know which transaction wrote them: what was sent together
-- could be found together. Written anew in random order, all of a day share one transaction. The application may not
-- delete an answer; this gives back every row that it takes.
create function shuffle_survey_day(of_day date) returns void
  language plpgsql security definer set search_path = public as $$
begin
  with taken as (delete from survey_response where day = of_day returning *)
    insert into survey_response select * from taken order by random();
  with taken as (delete from survey_comment where day = of_day returning *)
    insert into survey_comment select * from taken order by random();
end $$;
revoke all on function shuffle_survey_day(date) from public;
grant execute on function shuffle_survey_day(date) to :application;
