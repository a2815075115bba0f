-- As before, and each concern's grants by their index: joined as a whole they were read from end to end, which takes
-- longer the more concerns there are, however few name what is sought.
create or replace function concerns_naming(tokens bytea[], teams uuid[], reader uuid)
  returns table (concern_id uuid, found bytea[])
  language sql stable security definer set search_path = public as $$
  with own as materialized (
    select array_agg(x.team_id) as teams from team_member x
    where x.partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid)
      and x.person_id = reader and x.left_at is null and x.team_id = any(concerns_naming.teams)
      and (select is_the_actor(reader))
  ), named as materialized (
    select m.partnership_id, m.concern_id, array_agg(distinct m.token) as found from mention_token m
    where m.partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid)
      and m.token = any(tokens) and (select own.teams from own) is not null
    group by m.partnership_id, m.concern_id
  )
  select n.concern_id, n.found from named n
  cross join lateral (select from concern_grant g
    where g.partnership_id = n.partnership_id and g.concern_id = n.concern_id and g.ended_at is null
      and g.team_id = any((select own.teams from own)::uuid[]) limit 1) seen
$$;
