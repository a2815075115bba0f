-- The checks of 0018, with the column "by" in quotes: PL/pgSQL takes the word for its own. Runs as the owner.

create or replace function only_who_sees_both() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  teams uuid[] := teams_beside(new.team_id, new."by");
begin
  if not (is_the_actor(new."by") and new.team_id = any(teams) and sees_concern(new.concern_id, teams)
      and sees_concern(new.other_id, teams)) then
    raise exception 'only who sees both says whether they are linked' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create or replace function only_by_police() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if police_team_seeing(new.concern_id, new."by") is distinct from new.team_id then
    raise exception 'only the police team grades what it sees' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create or replace function only_what_may_be_opened() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not is_the_actor(new."by") or not exists (select from team_member m where m.partnership_id = new.partnership_id
      and m.team_id = new.team_id and m.person_id = new."by" and m.left_at is null) then
    raise exception 'that person is not in the team' using errcode = 'insufficient_privilege';
  end if;
  -- It may be about a colleague of whoever opens it.
  if exists (select from concern c where c.partnership_id = new.partnership_id and c.id = new.concern_id and c.hidden) then
    raise exception 'what is hidden is opened by nobody else' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create or replace function never_ones_own() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select from concern_opening o where o.partnership_id = new.partnership_id and o.id = new.opening_id
      and o.by = new."by") or not is_the_actor(new."by") then
    raise exception 'nobody looks at what they opened themselves' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
