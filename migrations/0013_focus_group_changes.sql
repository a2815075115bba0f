-- What was wrong about a session of a focus group is corrected by a row, and a session that should not be there is
-- removed by one. Runs as the owner; :application is the application's role.

create table focus_group_correction (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  focus_group_id uuid not null,
  audience text not null check (audience in ('children', 'parents', 'practitioners')),
  held_on date not null,
  people integer not null check (people between 1 and 200),
  sealed_about bytea not null,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, focus_group_id) references focus_group (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index focus_group_correction_session on focus_group_correction (partnership_id, focus_group_id, at desc);
create index focus_group_correction_by on focus_group_correction (partnership_id, by);
comment on table focus_group_correction is 'How a session is described since somebody corrected it: the last row stands.';

create table focus_group_removal (
  partnership_id uuid not null,
  focus_group_id uuid not null,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, focus_group_id),
  foreign key (partnership_id, focus_group_id) references focus_group (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index focus_group_removal_by on focus_group_removal (partnership_id, by);
comment on table focus_group_removal is 'A session that somebody removed: what was said is deleted; who was told of what stays.';

alter table focus_group_correction enable row level security;
alter table focus_group_correction force row level security;
create policy own_partnership on focus_group_correction
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group_correction to :application;

alter table focus_group_removal enable row level security;
alter table focus_group_removal force row level security;
create policy own_partnership on focus_group_removal
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group_removal to :application;

-- Deletes what was said in a session that is removed, with all that was made of it. Nobody may delete it otherwise. What
-- was told to whom is no part of it: that somebody was told must be found again.
create function forget_focus_group(session uuid) returns void
  language plpgsql security definer set search_path = public as $$
declare
  -- Named in every condition: an owner may be one whom row-level security does not hold.
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
begin
  if not exists (select from focus_group_removal where partnership_id = ours and focus_group_id = session) then
    raise exception 'This session is not removed.';
  end if;
  delete from focus_group_quote where partnership_id = ours and focus_group_id = session;
  delete from focus_group_code where partnership_id = ours and focus_group_id = session;
  delete from focus_group_line where partnership_id = ours and focus_group_id = session;
  delete from focus_group_notes where partnership_id = ours and focus_group_id = session;
end $$;
revoke all on function forget_focus_group(uuid) from public;
grant execute on function forget_focus_group(uuid) to :application;
