-- What people who practised shared to help others: a day and codes. Runs as the owner; :application is the application's
-- role. Nothing is written here for somebody who does not press “share”.

-- Codes alone, however something came here: identifiers, whole numbers up to 100, lists of identifiers.
create function is_coded(answers jsonb) returns boolean language sql immutable parallel safe
  set search_path = pg_catalog as $$
  select jsonb_typeof(answers) = 'object' and (
    select count(*) between 1 and 200 and coalesce(bool_and(
      length(key) <= 80 and key ~ '^[a-z0-9][a-z0-9._-]*$' and case jsonb_typeof(value)
        when 'string' then length(value #>> '{}') <= 80 and (value #>> '{}') ~ '^[a-z0-9][a-z0-9._-]*$'
        when 'number' then (value #>> '{}') ~ '^([0-9]|[1-9][0-9]|100)$'
        when 'array' then jsonb_array_length(value) <= 60 and (
          select coalesce(bool_and(jsonb_typeof(one) = 'string' and length(one #>> '{}') <= 80
            and (one #>> '{}') ~ '^[a-z0-9][a-z0-9._-]*$'), true) from jsonb_array_elements(value) one)
        else false
      end), false)
    from jsonb_each(answers))
$$;
comment on function is_coded is 'No sentence, name, address or number of a telephone fits into a code.';

create table practice_answer (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  day date not null,
  audience text not null check (audience in ('children', 'parents', 'practitioners', 'trades')),
  exercise text not null check (exercise ~ '^[a-z0-9-]{1,60}$'),
  edition text not null check (edition ~ '^[a-z0-9-]{1,20}$'),
  link bytea check (length(link) = 16),
  answers jsonb not null check (is_coded(answers)),
  primary key (partnership_id, id)
);
create index practice_answer_link on practice_answer (partnership_id, link) where link is not null;
create index practice_answer_read on practice_answer (partnership_id, audience, day);
comment on table practice_answer is
  'One practice that somebody shared: the day and codes. The id is an HMAC of what was sealed in the page, so that sending twice counts once; the link is one too, of words that somebody chose or of one sitting, until it is drawn anew by chance. Append-only.';

alter table practice_answer enable row level security;
alter table practice_answer force row level security;
create policy own_partnership on practice_answer
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on practice_answer to :application;

-- Keeps what somebody shared, in one trip. What is there already stays as it was.
create function keep_practice_answer(
  of_partnership uuid, of_id uuid, of_day date, of_audience text, of_exercise text, of_edition text, of_link bytea,
  coded jsonb
) returns boolean language plpgsql as $$
begin
  perform set_config('app.partnership', of_partnership::text, true);
  insert into practice_answer (partnership_id, id, day, audience, exercise, edition, link, answers)
    values (of_partnership, of_id, of_day, of_audience, of_exercise, of_edition, of_link, coded)
    on conflict do nothing;
  return true;
end $$;
comment on function keep_practice_answer is 'Runs with the rights of who calls it, for the partnership that it is given.';
revoke all on function keep_practice_answer from public;
grant execute on function keep_practice_answer to :application;

-- As shuffle_survey_day: all of a day written anew in random order by one transaction, so that neither the order of rows
-- nor what wrote them tells when somebody pressed, or who sat beside whom. Gives back every row that it takes.
create function shuffle_practice_day(of_day date) returns void
  language plpgsql security definer set search_path = public as $$
begin
  with taken as (delete from practice_answer where day = of_day returning *)
    insert into practice_answer select * from taken order by random();
end $$;
revoke all on function shuffle_practice_day(date) from public;
grant execute on function shuffle_practice_day(date) to :application;

-- Words that somebody chose lead to their answers as long as the link was made of them. Every link whose newest answer is
-- older than the day is drawn anew by chance, the same for all of its rows: they stay together, and no words lead there.
create function redraw_practice_links(older_than date) returns void
  language plpgsql security definer set search_path = public as $$
begin
  with drawn as materialized (
    select link as before, uuid_send(gen_random_uuid()) as after
    from practice_answer where link is not null
    group by link having max(day) < older_than)
  update practice_answer set link = drawn.after from drawn where link = drawn.before;
end $$;
revoke all on function redraw_practice_links(date) from public;
grant execute on function redraw_practice_links(date) to :application;
