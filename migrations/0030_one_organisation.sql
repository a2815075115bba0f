-- Whoever came through the sign-in of one organisation is here for that organisation alone: its administrators decide who
-- comes through it, and what the same person has elsewhere is none of theirs. Runs as the owner; :application is the
-- application's role.

-- Whether somebody counts in an organisation now. Of everybody but whom the transaction is for: yes.
create function here_for(who uuid, of_organisation uuid) returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('app.organisation', true), '') in ('', of_organisation::text)
    or who is distinct from nullif(current_setting('app.actor', true), '')::uuid
$$;
comment on function here_for is 'app.organisation: through whose sign-in the session came, where it did.';

-- What teams have: every check asks this view who is in one.
create or replace view team_member with (security_invoker = true) as
  select t.partnership_id, t.id as team_id, m.person_id, g.granted_at as joined_at, g.granted_by as joined_by,
    coalesce(g.revoked_at, c.closed_at) as left_at, coalesce(g.revoked_by, c.closed_by) as left_by
  from team t
  join membership m on m.partnership_id = t.partnership_id and m.organisation_id = t.organisation_id
  join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.role = t.role
  left join organisation_closing c on c.partnership_id = t.partnership_id and c.organisation_id = t.organisation_id
    and c.reopened_at is null
  where here_for(m.person_id, t.organisation_id);

create policy one_organisation on draft as restrictive to :application using (here_for(person_id, organisation_id));
create policy one_organisation on not_shared as restrictive to :application
  using (here_for(nullif(current_setting('app.actor', true), '')::uuid, organisation_id));

-- Whether somebody is in a team, however they came: nobody gives a team of their own a permission.
create function belongs_to_team(of_team uuid, who uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from team t
    join membership m on m.partnership_id = t.partnership_id and m.organisation_id = t.organisation_id and m.person_id = who
    join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.role = t.role
      and g.revoked_at is null
    where t.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and t.id = of_team)
$$;
revoke all on function belongs_to_team(uuid, uuid) from public;
grant execute on function belongs_to_team(uuid, uuid) to :application;

create or replace function never_for_oneself() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.given_by is not null and (not is_the_actor(new.given_by) or belongs_to_team(new.team_id, new.given_by)) then
    raise exception 'nobody gives a team of their own this permission' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
