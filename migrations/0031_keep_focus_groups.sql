-- What was said in a focus group has its time too: its notes are words of children, with names until somebody took them
-- out. Which table a kind of record stands in is said once. Runs as the owner; :application is the application's role.

alter table keeping_item drop constraint keeping_item_of_kind_check;
alter table keeping_item add constraint keeping_item_of_kind_check
  check (of_kind in ('concern', 'not-shared', 'comment', 'focus-group', 'account', 'request'));

create function kept_in(kind text) returns regclass language sql stable set search_path = public as $$
  select case kind when 'concern' then 'concern' when 'not-shared' then 'not_shared' when 'comment' then 'survey_comment'
    when 'focus-group' then 'focus_group' when 'account' then 'person' when 'request' then 'subject_request' end::regclass
$$;
revoke all on function kept_in(text) from public;

create or replace function changed_among(of_record text, ids uuid[], after_moment timestamptz) returns setof uuid
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
  union select x.focus_group_id from ours, lateral (
      select partnership_id, focus_group_id, at from focus_group_telling
      union all select partnership_id, focus_group_id, at from focus_group_line
      union all select partnership_id, focus_group_id, at from focus_group_quote
      union all select partnership_id, focus_group_id, at from focus_group_correction) x
    where of_record = 'focus-group' and x.partnership_id = ours.id and x.focus_group_id = any(ids) and x.at > after_moment
  union select m.person_id from membership m
    join ours on ours.id = m.partnership_id
    join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
    where of_record = 'account' and m.person_id = any(ids)
$$;

create or replace function forget_records(kind text, ids uuid[]) returns void language plpgsql set search_path = public as $$
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  one text;
begin
  if kind = 'account' then
    -- What somebody did stays, by an id that nobody can tell any more; how they signed in and who they were does not.
    foreach one in array array['password', 'one_time_code', 'recovery_code', 'invitation', 'session', 'passkey',
        'openid_link', 'draft'] loop
      execute format('delete from %I where partnership_id = $1 and person_id = any($2)', one) using ours, ids;
    end loop;
    update person set name = 'Somebody who left', email = id || '@forgotten.invalid'
      where partnership_id = ours and id = any(ids);
    return;
  end if;
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
  end if;
  perform forget_rows(kept_in(kind), format('partnership_id = %L and id = any(%L::uuid[])', ours, ids));
end $$;

create or replace function carry_out_keeping(of_run uuid, most integer, at_moment timestamptz) returns integer
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
  -- Whoever writes to one of them meanwhile is waited for, and then seen. Who is forgotten is not there any more.
  execute format('select array(select id from %s where partnership_id = $1 and id = any($2) and %s order by id for update)',
    kept_in(now_kind), case now_kind when 'account' then $q$email not like '%@forgotten.invalid'$q$ else 'true' end)
    into there using ours, ids;
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
