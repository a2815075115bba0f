-- A decision not to share something about a child, with its reason. Runs as the owner; :application is the
-- application's role. Never changed and never deleted by the application: a mind that is changed is another row.

create table not_shared (
  partnership_id uuid not null references partnership (id),
  id uuid not null,
  person_id uuid not null,
  -- For which of their organisations they decided.
  organisation_id uuid not null,
  decided_on date not null,
  recorded_at timestamptz not null default now(),
  ground text not null check (ground in ('more-harm', 'not-relevant', 'not-theirs', 'other')),
  consent text not null check (consent in ('given', 'refused', 'not-asked', 'not-safe', 'nobody')),
  -- It is about somebody who works there: the organisation's safeguarding lead does not see it.
  hidden boolean not null,
  sealed bytea not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation (partnership_id, id)
);
create index not_shared_person on not_shared (partnership_id, person_id, recorded_at);
create index not_shared_organisation on not_shared (partnership_id, organisation_id, recorded_at);
comment on table not_shared is 'A decision not to share: who, for whom, when, on which ground; what and why encrypted. Never changed.';

alter table not_shared enable row level security;
alter table not_shared force row level security;
create policy own_partnership on not_shared
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
-- Besides: whoever decided it, and a safeguarding lead of that organisation.
create policy own_or_led on not_shared as restrictive
  using (
    person_id = (select nullif(current_setting('app.actor', true), '')::uuid)
    or (not hidden and organisation_id in (
      select m.organisation_id from membership m
      join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id
      where m.partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid)
        and m.person_id = (select nullif(current_setting('app.actor', true), '')::uuid)
        and g.role = 'safeguarding-lead' and g.revoked_at is null)))
  with check (person_id = (select nullif(current_setting('app.actor', true), '')::uuid));

grant select, insert on not_shared to :application;
