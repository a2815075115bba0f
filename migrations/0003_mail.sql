-- Letters that were posted, and each attempt to deliver them. Runs as the owner; :application is the application's role.

create table letter (
  partnership_id uuid not null references partnership (id),
  id uuid not null default gen_random_uuid(),
  about text not null check (about ~ '^[a-z]+(-[a-z]+)*$'),
  sealed_to bytea not null,
  sealed_subject bytea not null,
  sealed_text bytea not null,
  posted_at timestamptz not null default now(),
  primary key (partnership_id, id)
);
create index letter_posted on letter (partnership_id, posted_at desc);
comment on table letter is 'A letter by e-mail, encrypted. It is never changed; a month after it was delivered it is deleted.';

create table letter_attempt (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  letter_id uuid not null,
  -- The clock, not the start of the transaction: attempts keep their order.
  at timestamptz not null default clock_timestamp(),
  -- kept: a trial run, in which nothing is sent. refused: the server takes no letter for that address.
  outcome text not null check (outcome in ('delivered', 'kept', 'failed', 'refused', 'again')),
  -- A code, never what a server said: that may hold an address.
  reason text check (reason ~ '^[A-Za-z0-9-]{1,40}$'),
  -- Who asked for it to be sent again.
  by uuid,
  check ((outcome = 'again') = (by is not null)),
  primary key (partnership_id, id),
  foreign key (partnership_id, letter_id) references letter (partnership_id, id) on delete cascade
);
create index letter_attempt_letter on letter_attempt (partnership_id, letter_id, at desc);
comment on table letter_attempt is 'What became of a letter, attempt by attempt.';

alter table letter enable row level security;
alter table letter force row level security;
create policy own_partnership on letter
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

alter table letter_attempt enable row level security;
alter table letter_attempt force row level security;
create policy own_partnership on letter_attempt
  using (partnership_id = (select nullif(current_setting('app.partnership', true), '')::uuid));

grant select, insert, delete on letter to :application;
grant select, insert on letter_attempt to :application;
