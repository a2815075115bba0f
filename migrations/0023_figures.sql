-- What was told and what became of it, counted: which signs were ticked stands in clear, as harms do, and what was counted
-- of a half-year is kept once. Runs as the owner; :application is the application's role.

-- Ids of options that were ticked, never what anybody wrote. What was told before this has none.
alter table concern add column signs text[] not null default '{}';

-- A half-year is counted once: found by its days, at no cost to who tells.
create index concern_told on concern using brin (told_at) with (pages_per_range = 32);

-- As before, with the signs.
create or replace function keep_concerns(of_partnership uuid, told json, recorded boolean) returns setof uuid
  language plpgsql as $$
begin
  perform set_config('app.partnership', of_partnership::text, true);
  return query with sent as materialized (
    select * from json_to_recordset(told) as t (id uuid, reference text, nonce_hash bytea, form text, route text,
      rule text, consent text, teller_kind text, teller_token bytea, anonymous boolean, significant boolean,
      harms text[], signs text[], age_band text, gender text, ethnicity text,
      works_with_children boolean, hidden boolean, may_reply boolean, flooding boolean, told_at timestamptz,
      pack_version text, sealed bytea, source bytea,
      words_hash bytea, mentions json, grants json, clocks json, notices json)
  ), fresh as (
    insert into concern (partnership_id, id, reference, nonce_hash, form, route, rule, consent, teller_kind, teller_token,
      anonymous, significant, harms, signs, age_band, gender, ethnicity, works_with_children, hidden, may_reply, flooding,
      told_at, pack_version, sealed)
    select of_partnership, s.id, s.reference, s.nonce_hash, s.form, s.route, s.rule, s.consent, s.teller_kind,
      s.teller_token, s.anonymous, s.significant, s.harms, coalesce(s.signs, '{}'), s.age_band, s.gender, s.ethnicity,
      s.works_with_children, s.hidden, s.may_reply, s.flooding, s.told_at, s.pack_version, s.sealed
    from sent s
    on conflict (partnership_id, nonce_hash) do nothing returning concern.id
  ), news as materialized (
    select s.* from fresh f join sent s on s.id = f.id
  ), sources as (
    insert into concern_source (partnership_id, concern_id, sealed)
    select of_partnership, n.id, n.source from news n
  ), mentioned as materialized (
    select n.id as concern_id, m.ordinal::smallint - 1 as ordinal, m.kind, m.roles, m.of, m.sealed, m.tokens
    from news n, rows from (json_to_recordset(n.mentions)
      as (kind text, roles text[], "of" smallint, sealed bytea, tokens bytea[])) with ordinality
      as m (kind, roles, "of", sealed, tokens, ordinal)
  ), mentions as (
    insert into mention (partnership_id, concern_id, ordinal, kind, roles, of_ordinal, sealed)
    select of_partnership, m.concern_id, m.ordinal, m.kind, m.roles, m.of, m.sealed from mentioned m
  ), tokens as (
    insert into mention_token (partnership_id, token, concern_id, ordinal)
    select of_partnership, t.token, m.concern_id, m.ordinal from mentioned m, unnest(m.tokens) as t (token)
  ), grants as (
    insert into concern_grant (partnership_id, concern_id, team_id, since, capacity, why, open_due_at)
    select of_partnership, n.id, g.team, n.told_at, g.capacity, g.why, g.open_due
    from news n, json_to_recordset(n.grants) as g (team uuid, capacity text, why text, open_due timestamptz)
  ), clocks as (
    insert into concern_clock (partnership_id, concern_id, kind, due_at)
    select of_partnership, n.id, c.kind, c.due
    from news n, json_to_recordset(n.clocks) as c (kind text, due timestamptz)
  ), notices as (
    insert into concern_notice (partnership_id, concern_id, team_id, kind, rung, at)
    select of_partnership, n.id, t.team, t.kind, t.rung, n.told_at
    from news n, json_to_recordset(n.notices) as t (team uuid, kind text, rung text)
  ), receipts as (
    insert into receipt (partnership_id, words_hash, concern_id)
    select of_partnership, n.words_hash, n.id from news n
  ), entries as (
    -- Who told is in the source alone, and not in the record either: reading that is recorded, reading this is not.
    insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    select of_partnership, null, 'concern.told', 'concern', n.id::text, jsonb_build_object('form', n.form)
    from news n where recorded
  )
  select n.id from news n;
end $$;

create table figure_half_year (
  partnership_id uuid not null references partnership (id),
  half text not null check (half ~ '^20[0-9]{2}-H[12]$'),
  made_at timestamptz not null default clock_timestamp(),
  -- Every count, small ones too: what later figures are added up from. It leaves the room in no page and no file.
  counted jsonb not null,
  -- What may be shown of it, and of the year that ends with it.
  shown jsonb not null,
  primary key (partnership_id, half)
);
comment on table figure_half_year is 'What was told in half a year and what became of it within 28 days, counted once, and what of it may be shown. Append-only.';

alter table figure_half_year enable row level security;
alter table figure_half_year force row level security;
create policy own_partnership on figure_half_year
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert on figure_half_year to :application;

-- Figures that were made from invented concerns go with them; what is left is counted anew.
create function forget_trial_figures() returns trigger language plpgsql set search_path = public as $$
begin
  delete from figure_half_year where partnership_id in (select partnership_id from gone);
  return null;
end $$;
revoke all on function forget_trial_figures() from public;
create trigger forget_trial_figures after delete on trial_part
  referencing old table as gone for each statement execute function forget_trial_figures();
