-- A made-up priority has targets: they go with the rest. Runs as the owner; :application is the application's role.

-- As in 0029, with targets.
create or replace function remove_trial_data() returns integer
  language plpgsql security definer set search_path = public as $$
declare
  -- Named in every condition: an owner may be one whom row-level security does not hold.
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  mine text := format('partnership_id = %L', ours);
  since timestamptz;
  there integer;
  kind text;
  one uuid;
begin
  select min(loaded_at) into since from trial_part where partnership_id = ours;
  if since is null then
    return 0;
  end if;
  select count(*) into there from trial_row where partnership_id = ours;
  -- Briefings that somebody made from invented answers say so in their evidence; board reports of that time hold them.
  perform forget_rows('briefing', format('%s and evidence -> ''suggested'' ->> ''trial'' = ''true''', mine));
  perform forget_rows('priority_report', format('%s and given_at >= %L', mine, since));
  delete from scenario_figures where partnership_id = ours
    and day >= (select min(as_of) from trial_part where partnership_id = ours);
  foreach kind in array array['briefing', 'focus_group', 'wave', 'priority_action', 'concern', 'practice_answer',
    'training_assignment'] loop
    perform forget_rows(kind::regclass, format(
      '%s and id in (select r.id from trial_row r where r.partnership_id = %L and r.kind = %L)', mine, ours, kind));
  end loop;
  -- What was aimed at before the priority was there was made up with it; nothing else hangs on what is gone then.
  delete from priority_target t where t.partnership_id = ours and t.set_at < since
    and t.priority_id in (select r.id from trial_row r where r.partnership_id = ours and r.kind = 'priority');
  -- A priority is the pack's, and begun by whoever first writes to it: it stays where somebody else wrote too.
  for one in select r.id from trial_row r where r.partnership_id = ours and r.kind = 'priority' loop
    begin
      delete from priority where partnership_id = ours and id = one;
    exception when foreign_key_violation then
      null;
    end;
  end loop;
  delete from trial_row where partnership_id = ours;
  delete from trial_part where partnership_id = ours;
  insert into trial_removal (partnership_id) values (ours);
  return there;
end $$;
