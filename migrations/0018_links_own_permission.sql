-- Nobody gives themselves the permission to read who told. Runs as the owner.

create function never_for_oneself() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.given_by is not null and (not is_the_actor(new.given_by) or exists (select from team_member m
      where m.partnership_id = new.partnership_id and m.team_id = new.team_id and m.person_id = new.given_by
        and m.left_at is null)) then
    raise exception 'nobody gives a team of their own this permission' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger never_for_oneself after insert on source_permission for each row execute function never_for_oneself();
