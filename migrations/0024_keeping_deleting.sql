-- Who approves what is deleted, what keeps it, and the one way in which it goes; what a request may find. Runs as the owner;
-- :application is the application's role.

-- Whether somebody looks after data protection here now.
create function keeps_records(who uuid) returns boolean language sql stable security definer set search_path = public as $$
  select is_the_actor(who) and exists (select from membership m
    join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id
    where m.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and m.person_id = who
      and g.role = 'data-protection-officer' and g.revoked_at is null)
$$;
revoke all on function keeps_records(uuid) from public;

-- Only such an officer approves, lifts and decides: asked of the row that is written, whichever way it came.
create function only_who_keeps_records() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not keeps_records(new."by") then
    raise exception 'only a data protection officer does this' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger only_who_keeps_records after insert on keeping_approval
  for each row execute function only_who_keeps_records();
create trigger only_who_keeps_records after insert on legal_hold_lift
  for each row execute function only_who_keeps_records();
create trigger only_who_keeps_records after insert on subject_review
  for each row execute function only_who_keeps_records();

-- A list that was approved stays what it was.
create function never_after_approval() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from keeping_approval a join added n on n.partnership_id = a.partnership_id and n.run_id = a.run_id) then
    raise exception 'that list was approved' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger never_after_approval after insert on keeping_item
  referencing new table as added for each statement execute function never_after_approval();

-- Which of these records a hold keeps.
create function held_among(of_record text, ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = public as $$
  with hold as (
    select h.id, h.of_kind, h.of_id from legal_hold h
    where h.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid
      and not exists (select from legal_hold_lift l where l.partnership_id = h.partnership_id and l.hold_id = h.id)
  )
  select h.of_id from hold h where h.of_kind = of_record and h.of_id = any(ids)
  union
  select m.concern_id from hold h
  join legal_hold_token t on t.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and t.hold_id = h.id
  join mention_token m on m.partnership_id = t.partnership_id and m.token = t.token
  where of_record = 'concern' and m.concern_id = any(ids)
$$;
revoke all on function held_among(text, uuid[]) from public;
grant execute on function held_among(text, uuid[]) to :application;

-- How many concerns a hold names or finds now.
create function count_held(of_hold uuid) returns integer language sql stable security definer set search_path = public as $$
  select count(*)::integer from (
    select h.of_id from legal_hold h where h.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid
      and h.id = of_hold and h.of_kind = 'concern'
      and exists (select from concern c where c.partnership_id = h.partnership_id and c.id = h.of_id)
    union
    select m.concern_id from legal_hold_token t
    join mention_token m on m.partnership_id = t.partnership_id and m.token = t.token
    where t.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and t.hold_id = of_hold) held
$$;
revoke all on function count_held(uuid) from public;
grant execute on function count_held(uuid) to :application;

-- When decisions not to share were made, and nothing of them: their own policy shows them to whoever decided alone.
create function not_shared_days() returns table (id uuid, decided_on date)
  language sql stable security definer set search_path = public as $$
  select n.id, n.decided_on from not_shared n
  where n.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid
$$;
revoke all on function not_shared_days() from public;
grant execute on function not_shared_days() to :application;

-- Whether something happened to a record since a list was drawn up: then its time begins anew.
-- The arguments are called as no column is: a column would be taken for them.
create function changed_among(of_record text, ids uuid[], after_moment timestamptz) returns setof uuid
  language sql stable set search_path = public as $$
  with ours as materialized (select nullif(current_setting('app.partnership', true), '')::uuid as id)
  select s.concern_id from desk_step s, ours
    where of_record = 'concern' and s.partnership_id = ours.id and s.concern_id = any(ids) and s.at > after_moment
  union select m.concern_id from message m, ours
    where of_record = 'concern' and m.partnership_id = ours.id and m.concern_id = any(ids) and m.at > after_moment
  union select o.concern_id from concern_opening o, ours
    where of_record = 'concern' and o.partnership_id = ours.id and o.concern_id = any(ids) and o.at > after_moment
  union select d.comment_id from comment_decision d, ours
    where of_record = 'comment' and d.partnership_id = ours.id and d.comment_id = any(ids) and d.made_at > after_moment
  union select m.person_id from membership m
    join ours on ours.id = m.partnership_id
    join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
    where of_record = 'account' and m.person_id = any(ids)
$$;
revoke all on function changed_among(text, uuid[], timestamptz) from public;

-- Deletes records with all that hangs on them by a foreign key. For carry_out_keeping alone.
create function forget_records(kind text, ids uuid[]) returns void language plpgsql set search_path = public as $$
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  these text := format('partnership_id = %L and id = any(%L::uuid[])', ours, ids);
begin
  if kind = 'concern' then
    insert into kept_count as k (partnership_id, year, form, route, n)
      select ours, extract(year from c.told_at at time zone 'Europe/London'), c.form, c.route, count(*) from concern c
      where c.partnership_id = ours and c.id = any(ids) group by 2, 3, 4
      on conflict (partnership_id, year, form, route) do update set n = k.n + excluded.n;
    -- Letters hold a reference and a link.
    delete from letter l where l.partnership_id = ours and l.id in (
      select x.letter_id from notice_letter x where x.partnership_id = ours and x.concern_id = any(ids)
      union select x.letter_id from desk_watch_letter x where x.partnership_id = ours and x.concern_id = any(ids)
      union select x.letter_id from desk_reminder x where x.partnership_id = ours and x.concern_id = any(ids));
    delete from trial_row t where t.partnership_id = ours and t.kind = 'concern' and t.id = any(ids);
    perform forget_rows('concern', these);
  elsif kind = 'not-shared' then
    perform forget_rows('not_shared', these);
  elsif kind = 'comment' then
    perform forget_rows('survey_comment', these);
  elsif kind = 'request' then
    perform forget_rows('subject_request', these);
  elsif kind = 'account' then
    -- What somebody did stays, by an id that nobody can tell any more; how they signed in and who they were does not.
    delete from password where partnership_id = ours and person_id = any(ids);
    delete from one_time_code where partnership_id = ours and person_id = any(ids);
    delete from recovery_code where partnership_id = ours and person_id = any(ids);
    delete from invitation where partnership_id = ours and person_id = any(ids);
    delete from session where partnership_id = ours and person_id = any(ids);
    delete from passkey where partnership_id = ours and person_id = any(ids);
    delete from openid_link where partnership_id = ours and person_id = any(ids);
    delete from draft where partnership_id = ours and person_id = any(ids);
    update person set name = 'Somebody who left', email = id || '@forgotten.invalid'
      where partnership_id = ours and id = any(ids);
  end if;
end $$;
revoke all on function forget_records(text, uuid[]) from public;

-- Deletes some more of a list: of one that an officer approved, whose time has come and that nobody stopped, and of that
-- nothing that a hold keeps or that something happened to since. Each is written into the record. Gives how many it
-- looked at: none, and the list is done.
create function carry_out_keeping(of_run uuid, most integer, at_moment timestamptz) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  run record;
  now_kind text;
  ids uuid[];
  kept uuid[];
  altered uuid[];
  there uuid[];
  goes uuid[];
begin
  -- Of two that carry it out at once, one waits.
  perform from keeping_run where partnership_id = ours and id = of_run for update;
  select r.planned_at, a."by" as approved_by into run from keeping_run r
    join keeping_approval a on a.partnership_id = r.partnership_id and a.run_id = r.id and a.begins_at <= at_moment
    where r.partnership_id = ours and r.id = of_run
      and not exists (select from keeping_stop s where s.partnership_id = ours and s.run_id = of_run);
  if not found then
    raise exception 'nothing is deleted that nobody approved' using errcode = 'insufficient_privilege';
  end if;
  select i.of_kind, array_agg(i.of_id) into now_kind, ids from (select i.of_kind, i.of_id from keeping_item i
    where i.partnership_id = ours and i.run_id = of_run and not exists (select from keeping_done d
      where d.partnership_id = ours and d.run_id = of_run and d.of_kind = i.of_kind and d.of_id = i.of_id)
    order by i.of_kind, i.of_id limit most) i
    group by i.of_kind order by i.of_kind limit 1;
  if ids is null then
    return 0;
  end if;
  -- Whoever writes to one of them meanwhile is waited for, and then seen.
  if now_kind = 'concern' then
    perform from concern where partnership_id = ours and id = any(ids) order by id for update;
    there := array(select id from concern where partnership_id = ours and id = any(ids));
  elsif now_kind = 'not-shared' then
    there := array(select id from not_shared where partnership_id = ours and id = any(ids));
  elsif now_kind = 'comment' then
    perform from survey_comment where partnership_id = ours and id = any(ids) order by id for update;
    there := array(select id from survey_comment where partnership_id = ours and id = any(ids));
  elsif now_kind = 'account' then
    perform from person where partnership_id = ours and id = any(ids) order by id for update;
    there := array(select id from person where partnership_id = ours and id = any(ids) and email not like '%@forgotten.invalid');
  else
    there := array(select id from subject_request where partnership_id = ours and id = any(ids));
  end if;
  kept := array(select held_among(now_kind, ids));
  altered := array(select changed_among(now_kind, ids, run.planned_at));
  goes := array(select x from unnest(there) x where x <> all(kept) and x <> all(altered));
  perform forget_records(now_kind, goes);
  insert into keeping_done (partnership_id, run_id, of_kind, of_id, outcome)
    select ours, of_run, now_kind, x, case when x = any(goes) then 'deleted' when x <> all(there) then 'gone'
      when x = any(kept) then 'held' else 'changed' end from unnest(ids) x;
  insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    select ours, run.approved_by, case when x = any(goes) then 'record.deleted' else 'record.kept' end, now_kind, x::text,
      jsonb_build_object('run', of_run) from unnest(ids) x where x = any(there);
  return cardinality(ids);
end $$;
revoke all on function carry_out_keeping(uuid, integer, timestamptz) from public;
grant execute on function carry_out_keeping(uuid, integer, timestamptz) to :application;

-- Whether a request is open, and its reader looks after data protection.
create function works_on_request(of_request uuid, reader uuid) returns boolean
  language sql stable set search_path = public as $$
  select keeps_records(reader) and exists (select from subject_request r
    where r.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and r.id = of_request
      and not exists (select from subject_event e where e.partnership_id = r.partnership_id and e.request_id = r.id
        and e.kind = 'closed'))
$$;
revoke all on function works_on_request(uuid, uuid) from public;

-- Which concerns name exactly this, whoever has them: for a request that is open, and with a line in the record.
create function find_for_request(of_request uuid, tokens bytea[], reader uuid) returns table (concern_id uuid, ordinals smallint[])
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
begin
  if not works_on_request(of_request, reader) then
    raise exception 'only for a request that is open' using errcode = 'insufficient_privilege';
  end if;
  insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    values (ours, reader, 'request.searched', 'subject-request', of_request::text,
      jsonb_build_object('by', cardinality(tokens)));
  -- A number or an account that was told with a person stands for that person.
  return query select m.concern_id, array_agg(distinct coalesce(n.of_ordinal, n.ordinal)) from mention_token m
    join mention n on n.partnership_id = m.partnership_id and n.concern_id = m.concern_id and n.ordinal = m.ordinal
    where m.partnership_id = ours and m.token = any(tokens) group by m.concern_id;
end $$;
revoke all on function find_for_request(uuid, bytea[], uuid) from public;
grant execute on function find_for_request(uuid, bytea[], uuid) to :application;

-- Decisions not to share, still encrypted, to be looked through for a name: for a request that is open, some at a time.
create function not_shared_for_request(of_request uuid, reader uuid, after_id uuid, most integer)
  returns table (id uuid, sealed bytea, decided_on date, ground text)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
begin
  if not works_on_request(of_request, reader) then
    raise exception 'only for a request that is open' using errcode = 'insufficient_privilege';
  end if;
  if after_id is null then
    insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id)
      values (ours, reader, 'not-shared.searched', 'subject-request', of_request::text);
  end if;
  return query select n.id, n.sealed, n.decided_on, n.ground from not_shared n
    where n.partnership_id = ours and (after_id is null or n.id > after_id) order by n.id limit most;
end $$;
revoke all on function not_shared_for_request(uuid, uuid, uuid, integer) from public;
grant execute on function not_shared_for_request(uuid, uuid, uuid, integer) to :application;

-- Who told a concern that a request found, still encrypted: only once an officer has decided, in a review that stands,
-- that it is given.
create function source_for_request(of_request uuid, of_concern uuid, reader uuid) returns bytea
  language plpgsql security definer set search_path = public as $$
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  found_sealed bytea;
begin
  if not works_on_request(of_request, reader) or not coalesce((select v.with_source and v.verdict = 'give'
      from subject_review v where v.partnership_id = ours and v.request_id = of_request and v.of_kind = 'concern'
        and v.of_id = of_concern order by v.at desc limit 1), false) then
    raise exception 'who told is given only where that was decided' using errcode = 'insufficient_privilege';
  end if;
  select s.sealed into found_sealed from concern_source s where s.partnership_id = ours and s.concern_id = of_concern;
  insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    values (ours, reader, 'source.read', 'concern', of_concern::text,
      jsonb_build_object('reason', 'subject-request', 'request', of_request));
  return found_sealed;
end $$;
revoke all on function source_for_request(uuid, uuid, uuid) from public;
grant execute on function source_for_request(uuid, uuid, uuid) to :application;
