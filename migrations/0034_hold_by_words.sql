-- A hold on whatever names somebody exactly keeps decisions not to share, comments, notes of groups and requests too, in
-- whose words they are named. The words are encrypted: the service looks through them as a hold is put on, and again
-- before anything is deleted, and writes down here what it found. Runs as the owner; :application is the application's role.

create table legal_hold_find (
  partnership_id uuid not null,
  hold_id uuid not null,
  of_kind text not null check (of_kind in ('not-shared', 'comment', 'focus-group', 'request')),
  of_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, hold_id, of_kind, of_id),
  foreign key (partnership_id, hold_id) references legal_hold (partnership_id, id)
);
create index legal_hold_find_of on legal_hold_find (partnership_id, of_kind, of_id);
comment on table legal_hold_find is 'In the words of which record a hold found what it is on. Only ever more; it outlives the record.';

alter table legal_hold_find enable row level security;
alter table legal_hold_find force row level security;
create policy own_partnership on legal_hold_find
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on legal_hold_find to :application;

create or replace function held_among(of_record text, ids uuid[]) returns setof uuid
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
  union
  select f.of_id from hold h
  join legal_hold_find f on f.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and f.hold_id = h.id
  where f.of_kind = of_record and f.of_id = any(ids)
$$;

-- How many records other than concerns a hold keeps now.
create function count_held_by_words(of_hold uuid) returns integer
  language sql stable security definer set search_path = public as $$
  select count(*)::integer from legal_hold_find f
  where f.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and f.hold_id = of_hold and case f.of_kind
    when 'not-shared' then exists (select from not_shared r where r.partnership_id = f.partnership_id and r.id = f.of_id)
    when 'comment' then exists (select from survey_comment r where r.partnership_id = f.partnership_id and r.id = f.of_id)
    when 'focus-group' then exists (select from focus_group r where r.partnership_id = f.partnership_id and r.id = f.of_id)
    else exists (select from subject_request r where r.partnership_id = f.partnership_id and r.id = f.of_id) end
$$;
revoke all on function count_held_by_words(uuid) from public;
grant execute on function count_held_by_words(uuid) to :application;

-- Decisions not to share, still encrypted, to be looked through for what a hold is on (null: for all holds): some at a
-- time, with a line in the record. Their own policy shows them to whoever decided and to their lead alone.
create function not_shared_for_hold(of_hold uuid, after_id uuid, most integer) returns table (id uuid, sealed bytea)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
begin
  if not exists (select from legal_hold h where h.partnership_id = ours and h.of_kind = 'exact'
      and (of_hold is null or h.id = of_hold) and not exists (select from legal_hold_lift l
        where l.partnership_id = h.partnership_id and l.hold_id = h.id)) then
    raise exception 'only for a hold that is in force' using errcode = 'insufficient_privilege';
  end if;
  if after_id is null then
    insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id)
      values (ours, nullif(current_setting('app.actor', true), '')::uuid, 'not-shared.searched', 'legal-hold',
        coalesce(of_hold::text, 'all'));
  end if;
  return query select n.id, n.sealed from not_shared n
    where n.partnership_id = ours and (after_id is null or n.id > after_id) order by n.id limit most;
end $$;
revoke all on function not_shared_for_hold(uuid, uuid, integer) from public;
grant execute on function not_shared_for_hold(uuid, uuid, integer) to :application;
