-- The inbox at a million concerns: one row for each team that sees a concern, with all by which an inbox is ordered and
-- filtered, kept true by the database in the transaction that changes anything; following a concern; reminders. Runs as
-- the owner; :application is the application's role.

-- Milliseconds since 1970: numbers that keep their order, and that a JavaScript number holds exactly.
create function epoch_ms(at timestamptz) returns bigint language sql immutable parallel safe
  return floor(extract(epoch from (at - timestamptz '1970-01-01 00:00:00+00')) * 1000)::bigint;

create table desk_case (
  partnership_id uuid not null,
  concern_id uuid not null,
  team_id uuid not null,
  capacity text not null,
  reference text not null,
  form text not null,
  route text not null,
  harms text[] not null,
  age_band text,
  gender text,
  teller_kind text not null,
  significant boolean not null,
  flooding boolean not null,
  may_reply boolean not null,
  told_at timestamptz not null,
  open_due_at timestamptz,
  opened_at timestamptz,
  -- Of a clock that runs, and of the team that answers alone.
  acknowledge_due_at timestamptz,
  decide_due_at timestamptz,
  claimed_by uuid,
  decided text,
  -- When the one who told was last written to.
  written_at timestamptz,
  closed_at timestamptz,
  -- How many messages of the one who told nobody has read.
  unread integer not null,
  due_at timestamptz generated always as (
    least(case when opened_at is null then open_due_at end, acknowledge_due_at, decide_due_at)) stored,
  -- Its place in the inbox. Open: what is due, by when; then the newest told. After these what came in a flood, unless
  -- significant harm is feared; last what is closed, the last closed first. src/desk/cases/places.ts knows the ranges.
  place bigint not null generated always as (case
    when closed_at is not null then 29000000000000 - epoch_ms(closed_at)
    else case when flooding and not significant then 10000000000000 else 0 end + coalesce(
      epoch_ms(least(case when opened_at is null then open_due_at end, acknowledge_due_at, decide_due_at)),
      9000000000000 - epoch_ms(told_at)) end) stored,
  primary key (partnership_id, concern_id, team_id),
  -- Team and people are those of the grant and of the steps, which have these keys: to ask again costs each who tells.
  foreign key (partnership_id, concern_id) references concern (partnership_id, id)
);
create index desk_case_place on desk_case (partnership_id, team_id, place, concern_id);
create index desk_case_holder on desk_case (partnership_id, team_id, claimed_by, place, concern_id);
create index desk_case_told on desk_case (partnership_id, team_id, told_at);
create index desk_case_unread on desk_case (partnership_id, team_id, place, concern_id) where unread > 0;
comment on table desk_case is 'A concern as it stands in the inbox of a team: made from grants, clocks, steps and messages by the database, never by hand.';

-- What desk_case has to say, from what it is made of. It is asked for what changed, and by a test for all.
create view desk_case_now with (security_invoker = true) as
  select g.partnership_id, g.concern_id, g.team_id, g.capacity, c.reference, c.form, c.route, c.harms, c.age_band, c.gender,
    c.teller_kind, c.significant, c.flooding, coalesce(r.may_reply, c.may_reply) as may_reply, c.told_at,
    g.open_due_at, g.opened_at, a.due_at as acknowledge_due_at, d.due_at as decide_due_at,
    s.claimed_by, s.decided, s.written_at, s.closed_at, coalesce(m.unread, 0)::integer as unread
  from concern_grant g
  join concern c on c.partnership_id = g.partnership_id and c.id = g.concern_id
  left join concern_clock a on a.partnership_id = g.partnership_id and a.concern_id = g.concern_id
    and a.kind = 'acknowledge' and a.stopped_at is null and g.capacity = 'receiver'
  left join concern_clock d on d.partnership_id = g.partnership_id and d.concern_id = g.concern_id
    and d.kind = 'decide' and d.stopped_at is null and g.capacity = 'receiver'
  left join lateral (select x.may_reply from reply_choice x where x.partnership_id = g.partnership_id
    and x.concern_id = g.concern_id order by x.at desc limit 1) r on true
  left join lateral (select
      (array_agg(x.person_id order by x.sequence desc) filter (where x.kind in ('claimed', 'handed-over', 'put-back')))[1] as claimed_by,
      (array_agg(x.what order by x.sequence desc) filter (where x.kind = 'decided'))[1] as decided,
      max(x.at) filter (where x.kind = 'replied') as written_at,
      (array_agg(case x.kind when 'closed' then x.at end order by x.sequence desc) filter (where x.kind in ('closed', 'reopened')))[1] as closed_at
    from desk_step x where x.partnership_id = g.partnership_id and x.concern_id = g.concern_id and x.team_id = g.team_id) s on true
  left join lateral (select count(*) as unread from message x where x.partnership_id = g.partnership_id
    and x.concern_id = g.concern_id and x.sender = 'teller' and x.read_at is null and g.capacity = 'receiver') m on true
  where g.ended_at is null;
comment on view desk_case_now is 'What desk_case has to say now, from grants, clocks, steps and messages.';

-- With the rights of the owner: the application reads desk_case and cannot write it.
create function add_desk_cases() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into desk_case (partnership_id, concern_id, team_id, capacity, reference, form, route, harms, age_band, gender,
      teller_kind, significant, flooding, may_reply, told_at, open_due_at, opened_at, acknowledge_due_at, decide_due_at,
      claimed_by, decided, written_at, closed_at, unread)
    select n.* from (select distinct partnership_id, concern_id, team_id from changed where ended_at is null) f
    join desk_case_now n using (partnership_id, concern_id, team_id);
  return null;
end $$;

create function follow_desk_cases() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from changed) then
    return null;
  end if;
  if tg_table_name = 'concern_grant' then
    delete from desk_case d using changed f
      where d.partnership_id = f.partnership_id and d.concern_id = f.concern_id and d.team_id = f.team_id
        and not exists (select from concern_grant g where g.partnership_id = d.partnership_id
          and g.concern_id = d.concern_id and g.team_id = d.team_id and g.ended_at is null);
  end if;
  -- Taken before it is looked at what there is now: of two at once neither overwrites what the other has changed.
  perform from desk_case d
    where (d.partnership_id, d.concern_id) in (select partnership_id, concern_id from changed)
    order by d.concern_id, d.team_id for update of d;
  update desk_case d set open_due_at = n.open_due_at, opened_at = n.opened_at, acknowledge_due_at = n.acknowledge_due_at,
      decide_due_at = n.decide_due_at, claimed_by = n.claimed_by, decided = n.decided, written_at = n.written_at,
      closed_at = n.closed_at, unread = n.unread, may_reply = n.may_reply
    from (select distinct partnership_id, concern_id from changed) f
    join desk_case_now n using (partnership_id, concern_id)
    where d.partnership_id = n.partnership_id and d.concern_id = n.concern_id and d.team_id = n.team_id
      and (d.open_due_at, d.opened_at, d.acknowledge_due_at, d.decide_due_at, d.claimed_by, d.decided, d.written_at,
        d.closed_at, d.unread, d.may_reply)
      is distinct from (n.open_due_at, n.opened_at, n.acknowledge_due_at, n.decide_due_at, n.claimed_by, n.decided,
        n.written_at, n.closed_at, n.unread, n.may_reply);
  return null;
end $$;
revoke all on function add_desk_cases(), follow_desk_cases() from public;

create trigger add_desk_cases after insert on concern_grant
  referencing new table as changed for each statement execute function add_desk_cases();
create trigger follow_desk_cases after update on concern_grant
  referencing new table as changed for each statement execute function follow_desk_cases();
create trigger follow_desk_cases after update on concern_clock
  referencing new table as changed for each statement execute function follow_desk_cases();
create trigger follow_desk_cases after insert on desk_step
  referencing new table as changed for each statement execute function follow_desk_cases();
create trigger follow_desk_cases_new after insert on message
  referencing new table as changed for each statement execute function follow_desk_cases();
create trigger follow_desk_cases_read after update on message
  referencing new table as changed for each statement execute function follow_desk_cases();
create trigger follow_desk_cases after insert on reply_choice
  referencing new table as changed for each statement execute function follow_desk_cases();

-- Clocks begin with the grant, in one statement: then the row has them already. Told by another way, it gets them here.
create function begin_desk_clocks() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update desk_case d set acknowledge_due_at = n.acknowledge_due_at, decide_due_at = n.decide_due_at
    from (select distinct partnership_id, concern_id from changed) f
    join desk_case_now n using (partnership_id, concern_id)
    where d.partnership_id = n.partnership_id and d.concern_id = n.concern_id and d.team_id = n.team_id
      and (d.acknowledge_due_at, d.decide_due_at) is distinct from (n.acknowledge_due_at, n.decide_due_at);
  return null;
end $$;
revoke all on function begin_desk_clocks() from public;
create trigger begin_desk_clocks after insert on concern_clock
  referencing new table as changed for each statement execute function begin_desk_clocks();

-- Rows for what is there already: of every partnership, which row-level security would hide from its owner.
do $$
declare
  name text;
begin
  foreach name in array array['concern', 'concern_grant', 'concern_clock', 'reply_choice', 'desk_step', 'message'] loop
    execute format('alter table %I no force row level security', name);
  end loop;
  insert into desk_case (partnership_id, concern_id, team_id, capacity, reference, form, route, harms, age_band, gender,
      teller_kind, significant, flooding, may_reply, told_at, open_due_at, opened_at, acknowledge_due_at, decide_due_at,
      claimed_by, decided, written_at, closed_at, unread)
    select * from desk_case_now;
  foreach name in array array['concern', 'concern_grant', 'concern_clock', 'reply_choice', 'desk_step', 'message'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

create table desk_watch (
  partnership_id uuid not null,
  concern_id uuid not null,
  person_id uuid not null,
  since timestamptz not null default clock_timestamp(),
  -- How much others had done by then: a letter is for what came after.
  events integer not null check (events >= 0),
  ended_at timestamptz,
  primary key (partnership_id, concern_id, person_id, since),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id)
);
create unique index desk_watch_in_force on desk_watch (partnership_id, person_id, concern_id) where ended_at is null;
create index desk_watch_person on desk_watch (partnership_id, person_id, since);
comment on table desk_watch is 'Who follows a concern that a team of theirs sees, from when until when.';

create table desk_watch_letter (
  partnership_id uuid not null,
  concern_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  -- How much others had done when it was posted: once for each.
  events integer not null,
  letter_id uuid not null,
  at timestamptz not null,
  primary key (partnership_id, concern_id, person_id, since, events),
  foreign key (partnership_id, concern_id, person_id, since) references desk_watch (partnership_id, concern_id, person_id, since)
);
comment on table desk_watch_letter is 'That somebody was written to that something happened to a concern they follow; never what.';

create table desk_reminder (
  partnership_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  person_id uuid not null,
  due_on date not null,
  -- What they wrote to themselves.
  sealed bytea,
  set_at timestamptz not null,
  ended_at timestamptz,
  posted_at timestamptz,
  letter_id uuid,
  primary key (partnership_id, id),
  check ((posted_at is null) = (letter_id is null)),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id)
);
create index desk_reminder_concern on desk_reminder (partnership_id, concern_id);
create index desk_reminder_person on desk_reminder (partnership_id, person_id, due_on);
create index desk_reminder_due on desk_reminder (partnership_id, due_on) where ended_at is null and posted_at is null;
comment on table desk_reminder is 'On which day somebody wants to be reminded of a concern, for themselves alone; when they were, or that it is done.';

do $$
declare
  name text;
begin
  foreach name in array array['desk_case', 'desk_watch', 'desk_watch_letter', 'desk_reminder'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid))$policy$, name);
  end loop;
end $$;

grant select on desk_case to :application;
grant select, insert, update (ended_at) on desk_watch to :application;
grant select, insert on desk_watch_letter to :application;
grant select, insert, update (ended_at, posted_at, letter_id) on desk_reminder to :application;
