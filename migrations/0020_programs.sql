-- Programs that act for an organisation, roles that end on a day, and reviews of who may what. Runs as the owner;
-- :application is the application's role. What follows one another is a row with who and when.

create table program (
  partnership_id uuid not null,
  -- What it does is done by somebody: it has a row in person, no role and no way to sign in.
  id uuid not null,
  organisation_id uuid not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  added_by uuid not null,
  added_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, id),
  check ((ended_by is null) = (ended_at is null)),
  foreign key (partnership_id, id) references person (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id),
  foreign key (partnership_id, added_by) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create index program_organisation on program (partnership_id, organisation_id);
create index program_added_by on program (partnership_id, added_by);
create index program_ended_by on program (partnership_id, ended_by);
comment on table program is 'Software of an organisation that reads or writes by a key, and what it may.';

create table program_key (
  partnership_id uuid not null,
  -- The part of a key that is no secret: by it a key is found, named and told apart.
  id text not null check (id ~ '^[a-z0-9]{12}$'),
  program_id uuid not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  -- From then on it opens nothing: as it was made, as another took its place, or as it was revoked.
  until timestamptz,
  ended_by uuid,
  last_used_at timestamptz,
  primary key (partnership_id, id),
  check (ended_by is null or until is not null),
  foreign key (partnership_id, program_id) references program (partnership_id, id),
  foreign key (partnership_id, made_by) references person (partnership_id, id),
  foreign key (partnership_id, ended_by) references person (partnership_id, id)
);
create index program_key_program on program_key (partnership_id, program_id, made_at);
create index program_key_made_by on program_key (partnership_id, made_by);
create index program_key_ended_by on program_key (partnership_id, ended_by);
comment on table program_key is 'SHA-256 of a secret of 256 bits, never the secret; from when until when it works.';

create table program_keeper (
  partnership_id uuid not null,
  program_id uuid not null,
  since timestamptz not null default clock_timestamp(),
  person_id uuid not null,
  given_by uuid not null,
  primary key (partnership_id, program_id, since),
  foreign key (partnership_id, program_id) references program (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, given_by) references person (partnership_id, id)
);
create index program_keeper_person on program_keeper (partnership_id, person_id);
create index program_keeper_given_by on program_keeper (partnership_id, given_by);
comment on table program_keeper is 'Who answers for a program; the newest counts.';

create table role_end (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  role_grant_id uuid not null,
  until timestamptz not null,
  planned_by uuid not null,
  planned_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (partnership_id, id),
  check ((withdrawn_by is null) = (withdrawn_at is null)),
  foreign key (partnership_id, role_grant_id) references role_grant (partnership_id, id),
  foreign key (partnership_id, planned_by) references person (partnership_id, id),
  foreign key (partnership_id, withdrawn_by) references person (partnership_id, id)
);
create unique index role_end_in_force on role_end (partnership_id, role_grant_id) where withdrawn_at is null;
create index role_end_grant on role_end (partnership_id, role_grant_id);
create index role_end_due on role_end (partnership_id, until) where withdrawn_at is null;
create index role_end_planned_by on role_end (partnership_id, planned_by);
create index role_end_withdrawn_by on role_end (partnership_id, withdrawn_by);
comment on table role_end is 'When a role will end, planned beforehand by whom; withdrawn where it is planned anew.';

create table access_review (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id),
  foreign key (partnership_id, signed_by) references person (partnership_id, id)
);
create index access_review_organisation on access_review (partnership_id, organisation_id, signed_at desc);
create index access_review_signed_by on access_review (partnership_id, signed_by);
comment on table access_review is 'That somebody looked at who may what in an organisation, and signed it off. Append-only.';

create table access_review_answer (
  partnership_id uuid not null,
  review_id uuid not null,
  -- A role of a person, or a program.
  of_kind text not null check (of_kind in ('role', 'program')),
  of_id uuid not null,
  answer text not null check (answer in ('keep', 'end', 'own')),
  primary key (partnership_id, review_id, of_kind, of_id),
  foreign key (partnership_id, review_id) references access_review (partnership_id, id)
);
comment on table access_review_answer is 'What was said of each role and program; own: of whoever signed, which somebody else confirms. Append-only.';

do $$
declare
  name text;
begin
  foreach name in array array['program', 'program_key', 'program_keeper', 'role_end', 'access_review',
      'access_review_answer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy own_partnership on %I
      using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid))$policy$, name);
  end loop;
end $$;

grant select, insert, update (ended_by, ended_at) on program to :application;
grant select, insert, update (until, ended_by, last_used_at) on program_key to :application;
grant select, insert on program_keeper, access_review, access_review_answer to :application;
grant select, insert, update (withdrawn_by, withdrawn_at) on role_end to :application;
