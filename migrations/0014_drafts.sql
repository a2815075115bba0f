-- What somebody signed in has begun to tell and not sent. Runs as the owner; :application is the application's role.

create table draft (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  person_id uuid not null,
  -- For which of their organisations they tell.
  organisation_id uuid not null,
  form text not null check (form in ('information-sharing', 'exploitation-assessment', 'safeguarding-referral', 'worry')),
  -- Goes up at each saving: two tabs never write over one another unseen.
  version integer not null default 1 check (version > 0),
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  sealed bytea not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id)
);
create index draft_person on draft (partnership_id, person_id);
create index draft_organisation on draft (partnership_id, organisation_id);
create index draft_expires on draft (partnership_id, expires_at);
comment on table draft is 'What somebody signed in has begun to tell, encrypted; gone when it is sent, deleted or out of date. Only theirs.';

alter table draft enable row level security;
alter table draft force row level security;
create policy own_partnership on draft
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
-- Besides: nobody but whose it is, and what deletes those that are out of date, which is nobody.
create policy own_person on draft as restrictive
  using (case (select coalesce(current_setting('app.actor', true), ''))
    when '' then expires_at <= now()
    else person_id = (select nullif(current_setting('app.actor', true), '')::uuid) end)
  with check (person_id = (select nullif(current_setting('app.actor', true), '')::uuid));

grant select, insert, delete, update (version, saved_at, expires_at, sealed) on draft to :application;
