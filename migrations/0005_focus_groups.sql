-- Focus groups: sessions, their notes, and what officers decided about each line. Runs as the owner; :application is
-- the application's role. What people said is encrypted. A decision is a row; the last one about a line stands.

create table focus_group (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  audience text not null check (audience in ('children', 'parents', 'practitioners')),
  held_on date not null,
  people integer not null check (people between 1 and 200),
  -- Where, in general words, and who ran it.
  sealed_about bytea not null,
  added_by uuid not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, added_by) references person (partnership_id, id)
);
create index focus_group_added_by on focus_group (partnership_id, added_by);
comment on table focus_group is 'One session of a focus group.';

create table focus_group_notes (
  partnership_id uuid not null,
  focus_group_id uuid not null,
  sealed_text bytea not null,
  pasted_by uuid not null,
  pasted_at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, focus_group_id),
  foreign key (partnership_id, focus_group_id) references focus_group (partnership_id, id),
  foreign key (partnership_id, pasted_by) references person (partnership_id, id)
);
create index focus_group_notes_pasted_by on focus_group_notes (partnership_id, pasted_by);
comment on table focus_group_notes is 'What was written down, as it was; never changed. Decisions name its lines.';

create table focus_group_telling (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  focus_group_id uuid not null,
  line integer not null check (line > 0),
  answer text not null check (answer in ('raised', 'told', 'no-worry')),
  -- Whom and when, or why it is no worry.
  sealed_words bytea,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  check ((answer = 'raised') = (sealed_words is null)),
  primary key (partnership_id, id),
  foreign key (partnership_id, focus_group_id) references focus_group (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index focus_group_telling_line on focus_group_telling (partnership_id, focus_group_id, line, at desc);
create index focus_group_telling_by on focus_group_telling (partnership_id, by);
comment on table focus_group_telling is 'For a line after which somebody may have to be told: who was told, or why nobody need be.';

create table focus_group_line (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  focus_group_id uuid not null,
  line integer not null check (line > 0),
  sealed_text bytea not null,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, focus_group_id) references focus_group (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index focus_group_line_line on focus_group_line (partnership_id, focus_group_id, line, at desc);
create index focus_group_line_by on focus_group_line (partnership_id, by);
comment on table focus_group_line is 'A line with its names taken out, as somebody has checked it.';

create table focus_group_code (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  focus_group_id uuid not null,
  line integer not null check (line > 0),
  themes text[] not null,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, focus_group_id) references focus_group (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index focus_group_code_line on focus_group_code (partnership_id, focus_group_id, by, line, at desc);
create index focus_group_code_by on focus_group_code (partnership_id, by);
comment on table focus_group_code is 'What a line is about, as one reader says: ids of the pack''s themes.';

create table focus_group_quote (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  focus_group_id uuid not null,
  line integer not null check (line > 0),
  chosen boolean not null,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, focus_group_id) references focus_group (partnership_id, id),
  foreign key (partnership_id, by) references person (partnership_id, id)
);
create index focus_group_quote_line on focus_group_quote (partnership_id, focus_group_id, line, at desc);
create index focus_group_quote_by on focus_group_quote (partnership_id, by);
comment on table focus_group_quote is 'Whether a line may be quoted.';

alter table focus_group enable row level security;
alter table focus_group force row level security;
create policy own_partnership on focus_group
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group to :application;

alter table focus_group_notes enable row level security;
alter table focus_group_notes force row level security;
create policy own_partnership on focus_group_notes
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group_notes to :application;

alter table focus_group_telling enable row level security;
alter table focus_group_telling force row level security;
create policy own_partnership on focus_group_telling
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group_telling to :application;

alter table focus_group_line enable row level security;
alter table focus_group_line force row level security;
create policy own_partnership on focus_group_line
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group_line to :application;

alter table focus_group_code enable row level security;
alter table focus_group_code force row level security;
create policy own_partnership on focus_group_code
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group_code to :application;

alter table focus_group_quote enable row level security;
alter table focus_group_quote force row level security;
create policy own_partnership on focus_group_quote
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on focus_group_quote to :application;
