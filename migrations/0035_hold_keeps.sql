-- What is held stays where somebody removes a session of a focus group too; and whoever goes through decisions not to
-- share leaves a line in the record, wherever they begin. Runs as the owner; :application is the application's role.

create or replace function forget_focus_group(session uuid) returns void
  language plpgsql security definer set search_path = public as $$
declare
  -- Named in every condition: an owner may be one whom row-level security does not hold.
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
begin
  if not exists (select from focus_group_removal where partnership_id = ours and focus_group_id = session) then
    raise exception 'This session is not removed.';
  end if;
  if exists (select from held_among('focus-group', array[session])) then
    raise exception 'a hold keeps this session' using errcode = 'insufficient_privilege';
  end if;
  delete from focus_group_quote where partnership_id = ours and focus_group_id = session;
  delete from focus_group_code where partnership_id = ours and focus_group_id = session;
  delete from focus_group_line where partnership_id = ours and focus_group_id = session;
  delete from focus_group_notes where partnership_id = ours and focus_group_id = session;
end $$;

-- Writes down once a transaction that decisions not to share are gone through, whichever of them comes first.
create function note_not_shared_search(reader uuid, kind text, for_id text) returns void
  language plpgsql set search_path = public as $$
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
begin
  if not exists (select from audit_entry a where a.partnership_id = ours and a.of_kind = kind and a.of_id = for_id
      and a.action = 'not-shared.searched' and a.xmin = pg_current_xact_id()::xid) then
    insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id)
      values (ours, reader, 'not-shared.searched', kind, for_id);
  end if;
end $$;
revoke all on function note_not_shared_search(uuid, text, text) from public;

-- For one hold its officer looks; for all of them the service does, in nobody's name.
create or replace function not_shared_for_hold(of_hold uuid, after_id uuid, most integer)
  returns table (id uuid, sealed bytea)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  reader uuid := nullif(current_setting('app.actor', true), '')::uuid;
begin
  if (of_hold is null) <> (reader is null) or (reader is not null and not keeps_records(reader))
    or not exists (select from legal_hold h where h.partnership_id = ours and h.of_kind = 'exact'
      and (of_hold is null or h.id = of_hold) and not exists (select from legal_hold_lift l
        where l.partnership_id = h.partnership_id and l.hold_id = h.id)) then
    raise exception 'only for a hold that is in force' using errcode = 'insufficient_privilege';
  end if;
  perform note_not_shared_search(reader, 'legal-hold', coalesce(of_hold::text, 'all'));
  return query select n.id, n.sealed from not_shared n
    where n.partnership_id = ours and (after_id is null or n.id > after_id) order by n.id limit most;
end $$;

create or replace function not_shared_for_request(of_request uuid, reader uuid, after_id uuid, most integer)
  returns table (id uuid, sealed bytea, decided_on date, ground text)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
begin
  if not works_on_request(of_request, reader) then
    raise exception 'only for a request that is open' using errcode = 'insufficient_privilege';
  end if;
  perform note_not_shared_search(reader, 'subject-request', of_request::text);
  return query select n.id, n.sealed, n.decided_on, n.ground from not_shared n
    where n.partnership_id = ours and (after_id is null or n.id > after_id) order by n.id limit most;
end $$;
