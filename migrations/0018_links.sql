-- What may be linked, how the police grade it, who may read who told, and opening what is another team's ("break
-- glass"). Runs as the owner; :application is the application's role. Nothing here is ever changed: what is taken back is
-- a row too.

-- Which mention has which token is read by nobody but the functions below: each asks first who wants to know.
revoke select on mention_token from :application;
grant select (partnership_id, concern_id, ordinal) on mention_token to :application;

-- Whoever a request is made for is who the transaction says it is, where it says so.
create function is_the_actor(who uuid) returns boolean language sql stable set search_path = public as $$
  select who is not null and coalesce(nullif(current_setting('app.actor', true), ''), who::text) = who::text
$$;

-- The teams by whose rows somebody may see things together, as a member of one: that one, and their others of the same
-- organisation that receive too. A safeguarding lead's stands alone.
create function teams_beside(as_team uuid, reader uuid) returns uuid[]
  language sql stable set search_path = public as $$
  select coalesce(array_agg(distinct t.id), '{}') from team a
  join team t on t.partnership_id = a.partnership_id and t.organisation_id = a.organisation_id and t.ended_at is null
    and (t.id = a.id or (a.receives <> 'lead' and t.receives <> 'lead'))
  join team_member m on m.partnership_id = t.partnership_id and m.team_id = t.id and m.person_id = reader
    and m.left_at is null
  where a.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and a.id = as_team
$$;

create function sees_concern(of_concern uuid, teams uuid[]) returns boolean
  language sql stable set search_path = public as $$
  select exists (select from concern_grant g
    where g.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and g.concern_id = of_concern
      and g.team_id = any(teams) and g.ended_at is null)
$$;

-- What other concerns name exactly what this one names: only for a member of a team that sees this one, and only of
-- those that they see too. The newest first.
create function linked_mentions(of_concern uuid, as_team uuid, reader uuid) returns table (concern_id uuid,
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
    select c.id, c.reference, c.form, c.told_at, m.token, m.ordinal, n.kind, coalesce(h.roles, n.roles)
    from mention_token m
    join mention_token o on o.partnership_id = m.partnership_id and o.token = m.token and o.concern_id <> m.concern_id
    join concern c on c.partnership_id = o.partnership_id and c.id = o.concern_id
    join mention n on n.partnership_id = o.partnership_id and n.concern_id = o.concern_id and n.ordinal = o.ordinal
    left join mention h on h.partnership_id = n.partnership_id and h.concern_id = n.concern_id and h.ordinal = n.of_ordinal
    where m.partnership_id = ours and m.concern_id = of_concern and exists (select from concern_grant g
      where g.partnership_id = o.partnership_id and g.concern_id = o.concern_id and g.team_id = any(teams)
        and g.ended_at is null)
    order by c.told_at desc, c.id, m.ordinal, o.ordinal limit 500;
end $$;
revoke all on function linked_mentions(uuid, uuid, uuid) from public;
grant execute on function linked_mentions(uuid, uuid, uuid) to :application;

-- Which concerns name exactly one of these, of those that teams of somebody see.
create function concerns_naming(tokens bytea[], teams uuid[], reader uuid) returns table (concern_id uuid, found bytea[])
  language sql stable security definer set search_path = public as $$
  select m.concern_id, array_agg(distinct m.token) from mention_token m
  where m.partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid) and m.token = any(tokens)
    and (select is_the_actor(reader)) and exists (select from concern_grant g
      where g.partnership_id = m.partnership_id and g.concern_id = m.concern_id and g.ended_at is null
        and g.team_id in (select x.team_id from team_member x
          where x.partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid)
            and x.person_id = reader and x.left_at is null and x.team_id = any(teams)))
  group by m.concern_id
$$;
revoke all on function concerns_naming(bytea[], uuid[], uuid) from public;
grant execute on function concerns_naming(bytea[], uuid[], uuid) to :application;

create table link_refusal (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- Of two concerns the one whose id is less stands first: a pair is one pair, from either side.
  concern_id uuid not null,
  other_id uuid not null,
  team_id uuid not null,
  turn text not null check (turn in ('refused', 'taken-back')),
  sealed bytea,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  check (concern_id < other_id),
  check ((turn = 'refused') = (sealed is not null)),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, other_id) references concern (partnership_id, id),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index link_refusal_pair on link_refusal (partnership_id, concern_id, other_id, at);
create index link_refusal_other on link_refusal (partnership_id, other_id);
create index link_refusal_team on link_refusal (partnership_id, team_id);
create index link_refusal_by on link_refusal (partnership_id, by);
comment on table link_refusal is 'That a team says two concerns are not linked, why (encrypted), and that it takes this back: the last row stands.';

create function only_who_sees_both() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  teams uuid[] := teams_beside(new.team_id, new.by);
begin
  if not (is_the_actor(new.by) and new.team_id = any(teams) and sees_concern(new.concern_id, teams)
      and sees_concern(new.other_id, teams)) then
    raise exception 'only who sees both says whether they are linked' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger only_who_sees_both after insert on link_refusal for each row execute function only_who_sees_both();

create table link_index (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  -- By which rules, and under which key, tokens are made: a print of it, that tells nothing of it.
  normalising integer not null,
  key_print bytea not null check (length(key_print) = 32),
  begun_at timestamptz not null default clock_timestamp(),
  -- Concerns are gone through in the order of their ids: up to this one it is done.
  up_to uuid,
  done integer not null default 0,
  unreadable integer not null default 0,
  of_all integer not null,
  finished_at timestamptz,
  primary key (partnership_id, id)
);
create unique index link_index_unfinished on link_index (partnership_id) where finished_at is null;
comment on table link_index is 'Each time that the tokens of mentions were made anew: why, how far it has come, and when it was done.';

create table police_grading (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  concern_id uuid not null,
  team_id uuid not null,
  source text not null check (source in ('1', '2', '3')),
  information text not null check (information in ('A', 'B', 'C', 'D', 'E')),
  handling text not null check (handling in ('P', 'C')),
  sealed bytea,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  check ((handling = 'C') = (sealed is not null)),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index police_grading_concern on police_grading (partnership_id, concern_id, at);
create index police_grading_team on police_grading (partnership_id, team_id);
create index police_grading_by on police_grading (partnership_id, by);
comment on table police_grading is 'How the police grade what was told (3x5x2), conditions encrypted: the last row stands. Read only through police_gradings.';

-- The police team of which somebody is a member and that sees a concern; null: none.
create function police_team_seeing(of_concern uuid, reader uuid) returns uuid
  language sql stable set search_path = public as $$
  select t.id from concern_grant g
  join team t on t.partnership_id = g.partnership_id and t.id = g.team_id and t.receives = 'police' and t.ended_at is null
  join team_member m on m.partnership_id = t.partnership_id and m.team_id = t.id and m.person_id = reader
    and m.left_at is null
  where g.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and g.concern_id = of_concern
    and g.ended_at is null and is_the_actor(reader) limit 1
$$;

create function only_by_police() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if police_team_seeing(new.concern_id, new.by) is distinct from new.team_id then
    raise exception 'only the police team grades what it sees' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger only_by_police after insert on police_grading for each row execute function only_by_police();

create function police_gradings(of_concern uuid, reader uuid) returns table (id uuid, source text, information text,
    handling text, sealed bytea, by_name text, at timestamptz)
  language sql stable security definer set search_path = public as $$
  select g.id, g.source, g.information, g.handling, g.sealed, p.name, g.at from police_grading g
  join person p on p.partnership_id = g.partnership_id and p.id = g.by
  where g.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and g.concern_id = of_concern
    and g.team_id = police_team_seeing(of_concern, reader)
  order by g.at, g.id
$$;
revoke all on function police_gradings(uuid, uuid) from public;
grant execute on function police_gradings(uuid, uuid) to :application;

create table source_permission (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  team_id uuid not null,
  -- Which role, in the organisation of the team, of members of the team.
  role text not null,
  -- holder: only whoever has the concern at that moment. any: all of them.
  whose text not null check (whose in ('holder', 'any')),
  given_by uuid,
  given_at timestamptz not null default clock_timestamp(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, id),
  check ((ended_by is null) = (ended_at is null)),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, given_by) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create unique index source_permission_in_force on source_permission (partnership_id, team_id, role, whose)
  where ended_at is null;
create index source_permission_team on source_permission (partnership_id, team_id);
create index source_permission_given_by on source_permission (partnership_id, given_by);
create index source_permission_ended_by on source_permission (partnership_id, ended_by);
comment on table source_permission is 'Which role of which team may read who told, and whether only who has the concern: from when until when.';

-- Each team begins with one: whoever has the concern.
create function begin_source_permission() returns trigger language plpgsql set search_path = public as $$
begin
  insert into source_permission (partnership_id, team_id, role, whose) values (new.partnership_id, new.id, new.role, 'holder');
  return null;
end $$;
create trigger begin_source_permission after insert on team for each row execute function begin_source_permission();
-- Teams that are there already: the owner is held by row-level security too, unless it is put aside.
alter table team no force row level security;
insert into source_permission (partnership_id, team_id, role, whose) select partnership_id, id, role, 'holder' from team;
alter table team force row level security;

create function may_read_source(of_concern uuid, reader uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select is_the_actor(reader) and exists (select from concern_grant g
    join team t on t.partnership_id = g.partnership_id and t.id = g.team_id and t.ended_at is null
    join source_permission s on s.partnership_id = t.partnership_id and s.team_id = t.id and s.ended_at is null
    join team_member x on x.partnership_id = t.partnership_id and x.team_id = t.id and x.person_id = reader
      and x.left_at is null
    join membership m on m.partnership_id = t.partnership_id and m.organisation_id = t.organisation_id
      and m.person_id = reader
    join role_grant r on r.partnership_id = m.partnership_id and r.membership_id = m.id and r.role = s.role
      and r.revoked_at is null
    where g.partnership_id = nullif(current_setting('app.partnership', true), '')::uuid and g.concern_id = of_concern
      and g.capacity = 'receiver' and g.ended_at is null
      and (s.whose = 'any' or reader = (select d.person_id from desk_step d where d.partnership_id = g.partnership_id
        and d.concern_id = g.concern_id and d.team_id = g.team_id and d.kind in ('claimed', 'handed-over', 'put-back')
        order by d.sequence desc limit 1)))
$$;
revoke all on function may_read_source(uuid, uuid) from public;
grant execute on function may_read_source(uuid, uuid) to :application;

-- As before, and to nobody without the permission.
create or replace function read_concern_source(of_concern uuid, reader uuid, reason text) returns bytea
  language plpgsql security definer set search_path = public as $$
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  found_sealed bytea;
begin
  if reader is null or reason is null or reason !~ '^[a-z]+(-[a-z]+)*$' then
    raise exception 'who reads a source, and why, is always told';
  end if;
  if not may_read_source(of_concern, reader) then
    raise exception 'that person may not read who told' using errcode = 'insufficient_privilege';
  end if;
  select s.sealed into found_sealed from concern_source s where s.partnership_id = ours and s.concern_id = of_concern;
  insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    values (ours, reader, 'source.read', 'concern', of_concern::text, jsonb_build_object('reason', reason));
  return found_sealed;
end $$;

create table concern_opening (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  concern_id uuid not null,
  -- Who opened it, as a member of which team.
  by uuid not null,
  team_id uuid not null,
  found_by text not null check (found_by in ('reference', 'plate', 'phone', 'account', 'person')),
  reason text not null check (reason ~ '^[a-z]+(-[a-z]+)*$'),
  sealed bytea not null,
  at timestamptz not null,
  until timestamptz not null,
  primary key (partnership_id, id),
  check (until > at and until <= at + interval '24 hours'),
  foreign key (partnership_id, concern_id) references concern (partnership_id, id),
  foreign key (partnership_id, team_id) references team (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index concern_opening_concern on concern_opening (partnership_id, concern_id);
create index concern_opening_team on concern_opening (partnership_id, team_id);
create index concern_opening_by on concern_opening (partnership_id, by);
create index concern_opening_at on concern_opening (partnership_id, at desc);
comment on table concern_opening is 'Somebody opened what another team has, for a time, with a reason (encrypted).';

create function only_what_may_be_opened() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not is_the_actor(new.by) or not exists (select from team_member m where m.partnership_id = new.partnership_id
      and m.team_id = new.team_id and m.person_id = new.by and m.left_at is null) then
    raise exception 'that person is not in the team' using errcode = 'insufficient_privilege';
  end if;
  -- It may be about a colleague of whoever opens it.
  if exists (select from concern c where c.partnership_id = new.partnership_id and c.id = new.concern_id and c.hidden) then
    raise exception 'what is hidden is opened by nobody else' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger only_what_may_be_opened after insert on concern_opening
  for each row execute function only_what_may_be_opened();

create table opening_review (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  opening_id uuid not null,
  finding text not null check (finding in ('right', 'not-right', 'look-further')),
  sealed bytea,
  by uuid not null,
  at timestamptz not null,
  primary key (partnership_id, id),
  check (finding = 'right' or sealed is not null),
  foreign key (partnership_id, opening_id) references concern_opening (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index opening_review_opening on opening_review (partnership_id, opening_id, at);
create index opening_review_by on opening_review (partnership_id, by);
comment on table opening_review is 'What somebody found who looked at an opening, never whoever opened it: the last row stands.';

create function never_ones_own() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from concern_opening o where o.partnership_id = new.partnership_id and o.id = new.opening_id
      and o.by = new.by) or not is_the_actor(new.by) then
    raise exception 'nobody looks at what they opened themselves' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger never_ones_own after insert on opening_review for each row execute function never_ones_own();

-- Which concerns of others there are by a reference, or that name exactly this: for whoever may open more, and only with
-- a line in the record. What is hidden is not found.
create function find_to_open(by_reference text, by_tokens bytea[], as_team uuid, reader uuid, reason text) returns table (
    concern_id uuid, reference text, form text, told_at timestamptz, team text, own boolean)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  ours uuid := nullif(current_setting('app.partnership', true), '')::uuid;
  teams uuid[] := teams_beside(as_team, reader);
  found_all uuid[];
begin
  if reason is null or reason !~ '^[a-z]+(-[a-z]+)*$' or not is_the_actor(reader) or not as_team = any(teams) then
    raise exception 'who looks for what is not theirs, and why, is always told' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(z.id), '{}') into found_all from (select c.id from concern c
    where c.partnership_id = ours and not c.hidden and (c.reference = by_reference or exists (select from mention_token m
      where m.partnership_id = c.partnership_id and m.token = any(by_tokens) and m.concern_id = c.id))
    order by c.told_at desc, c.id limit 20) z;
  insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    values (ours, reader, 'opening.searched', 'team', as_team::text,
      jsonb_build_object('reason', reason, 'by', case when by_reference is null then 'exactly' else 'reference' end,
        'found', cardinality(found_all)));
  return query
    select c.id, c.reference, c.form, c.told_at, t.name, sees_concern(c.id, teams) from concern c
    left join concern_grant g on g.partnership_id = c.partnership_id and g.concern_id = c.id and g.ended_at is null
      and g.capacity = 'receiver'
    left join team t on t.partnership_id = g.partnership_id and t.id = g.team_id
    where c.partnership_id = ours and c.id = any(found_all) order by c.told_at desc, c.id;
end $$;
revoke all on function find_to_open(text, bytea[], uuid, uuid, text) from public;
grant execute on function find_to_open(text, bytea[], uuid, uuid, text) to :application;

alter table concern_notice drop constraint concern_notice_kind_check;
alter table concern_notice add constraint concern_notice_kind_check
  check (kind in ('told', 'copied', 'out-of-hours', 'unopened', 'rerouted', 'added', 'opened'));

do $$
declare
  name text;
begin
  foreach name in array array['link_refusal', 'link_index', 'police_grading', 'source_permission', 'concern_opening',
      'opening_review'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid))$policy$, name);
  end loop;
end $$;

grant select, insert on link_refusal, concern_opening, opening_review to :application;
grant select, insert, update (up_to, done, unreadable, finished_at) on link_index to :application;
-- The application writes how police grade, and reads it by the function above alone.
grant insert on police_grading to :application;
grant select, insert, update (ended_by, ended_at) on source_permission to :application;
