-- What is named in thousands of reports, a station for instance: only the newest are looked at closely. Runs as the owner.

create or replace function linked_mentions(of_concern uuid, as_team uuid, reader uuid) returns table (concern_id uuid,
    reference text, form text, told_at timestamptz, token bytea, ordinal smallint, other_kind text, other_roles text[])
  language plpgsql stable security definer set search_path = public as $$
#variable_conflict use_column
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  teams uuid[] := teams_beside(as_team, reader);
begin
  if not (is_the_actor(reader) and as_team = any(teams) and sees_concern(of_concern, array[as_team])) then
    return;
  end if;
  return query
    with hit as materialized (
      select d.concern_id, d.reference, d.form, d.told_at, m.token, m.ordinal, o.ordinal as other
      from mention_token m
      join mention_token o on o.partnership_id = ours and o.token = m.token and o.concern_id <> of_concern
      join desk_case d on d.partnership_id = ours and d.concern_id = o.concern_id and d.team_id = any(teams)
      where m.partnership_id = ours and m.concern_id = of_concern
      order by d.told_at desc, d.concern_id, m.ordinal, o.ordinal limit 500
    )
    select distinct i.concern_id, i.reference, i.form, i.told_at, i.token, i.ordinal, n.kind, coalesce(h.roles, n.roles)
    from hit i
    join mention n on n.partnership_id = ours and n.concern_id = i.concern_id and n.ordinal = i.other
    left join mention h on h.partnership_id = ours and h.concern_id = n.concern_id and h.ordinal = n.of_ordinal
    -- What stands in an inbox is made from these rows; they are what counts.
    where exists (select from concern_grant g where g.partnership_id = ours and g.concern_id = i.concern_id
      and g.team_id = any(teams) and g.ended_at is null)
    order by i.told_at desc, i.concern_id, i.ordinal, n.kind;
end $$;
