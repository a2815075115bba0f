-- Whoever tells waits for this: what a clock that begins changes in an inbox is in the clock itself, and nothing else need
-- be looked up. Runs as the owner.

create or replace function begin_desk_clocks() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update desk_case d set acknowledge_due_at = coalesce(f.acknowledge_due_at, d.acknowledge_due_at),
      decide_due_at = coalesce(f.decide_due_at, d.decide_due_at)
    from (select partnership_id, concern_id,
        max(due_at) filter (where kind = 'acknowledge' and stopped_at is null) as acknowledge_due_at,
        max(due_at) filter (where kind = 'decide' and stopped_at is null) as decide_due_at
      from changed group by partnership_id, concern_id) f
    where d.partnership_id = f.partnership_id and d.concern_id = f.concern_id and d.capacity = 'receiver'
      and (d.acknowledge_due_at, d.decide_due_at)
      is distinct from (coalesce(f.acknowledge_due_at, d.acknowledge_due_at), coalesce(f.decide_due_at, d.decide_due_at));
  return null;
end $$;
