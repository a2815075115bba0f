-- Somebody who has left an organisation is taken off what it asked of them. Runs as the owner; :application is the
-- application's role.

create table training_removal (
  partnership_id uuid not null,
  place_id uuid not null,
  removed_by uuid not null,
  removed_at timestamptz not null,
  primary key (partnership_id, place_id),
  foreign key (partnership_id, place_id) references training_place (partnership_id, id),
  foreign key (partnership_id, removed_by) references person (partnership_id, id)
);
create index training_removal_removed_by on training_removal (partnership_id, removed_by);
comment on table training_removal is 'That somebody is asked no more: their link leads nowhere, their name and e-mail are gone, and they are not counted.';

alter table training_removal enable row level security;
alter table training_removal force row level security;
create policy own_partnership on training_removal
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));
grant select, insert on training_removal to :application;
