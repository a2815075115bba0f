import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

/** Of a place `p`: nobody took them off. */
const STILL_ASKED = sql`not exists (select from training_removal r
  where r.partnership_id = p.partnership_id and r.place_id = p.id)`

export interface Assignment {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  readonly modules: readonly string[]
  readonly dueOn: string | null
  readonly madeAt: Date
  readonly endedAt: Date | null
  /** When those who had not finished were last reminded. */
  readonly remindedAt: Date | null
}

/** Somebody who is asked, or a team that shares a link, and which practices were gone through when. */
export interface Place {
  readonly id: string
  readonly team: string
  /** null: one person's own. */
  readonly people: number | null
  readonly sealed: Buffer | null
  readonly done: readonly { readonly module: string; readonly day: string; readonly times: number }[]
}

const assignments = (where: ReturnType<typeof sql>) => sql<Assignment>`
  select a.id, a.organisation_id as "organisationId", o.name as organisation, a.modules, a.due_on::text as "dueOn",
    a.made_at as "madeAt", e.ended_at as "endedAt",
    (select max(sent_at) from training_reminder r where r.partnership_id = a.partnership_id and r.assignment_id = a.id)
      as "remindedAt"
  from training_assignment a
  join organisation o on o.partnership_id = a.partnership_id and o.id = a.organisation_id
  left join training_ending e on e.partnership_id = a.partnership_id and e.assignment_id = a.id
  where ${where}
  order by e.ended_at is not null, a.made_at desc`

/** Those of these organisations, the newest first, then those that are over. */
export const assignmentsOf = async (tx: Tx, organisationIds: readonly string[], from = 0, most = 50) =>
  (
    await sql<Assignment>`select * from (${assignments(sql`a.organisation_id = any(${organisationIds}::uuid[])`)}) one
      limit ${most} offset ${from}`.execute(tx)
  ).rows

export const assignmentOf = async (
  tx: Tx,
  id: string,
  organisationIds: readonly string[],
): Promise<Assignment | undefined> =>
  (await assignments(sql`a.id = ${id} and a.organisation_id = any(${organisationIds}::uuid[])`).execute(tx))
    .rows[0]

export const placesOf = async (tx: Tx, assignmentId: string): Promise<Place[]> =>
  (
    await sql<Place>`
      select p.id, p.team, p.people, c.sealed, coalesce((
        select jsonb_agg(jsonb_build_object('module', d.module, 'day', d.day, 'times', d.times) order by d.day, d.module)
        from (select module, max(day) as day, count(*) as times from training_completion t
          where t.partnership_id = p.partnership_id and t.place_id = p.id group by module) d), '[]') as done
      from training_place p
      left join training_contact c on c.partnership_id = p.partnership_id and c.place_id = p.id
      where p.assignment_id = ${assignmentId} and ${STILL_ASKED} order by p.team, p.id`.execute(tx)
  ).rows

export interface Asked {
  readonly placeId: string
  readonly team: string
  readonly shared: boolean
  readonly organisation: string
  readonly modules: readonly string[]
  readonly dueOn: string | null
  readonly done: readonly string[]
}

const asked = (where: ReturnType<typeof sql>) => sql<Asked>`
  select p.id as "placeId", p.team, p.people is not null as shared, o.name as organisation, a.modules,
    a.due_on::text as "dueOn", coalesce((select array_agg(distinct module) from training_completion t
      where t.partnership_id = p.partnership_id and t.place_id = p.id and p.people is null), '{}') as done
  from training_place p
  join training_assignment a on a.partnership_id = p.partnership_id and a.id = p.assignment_id
  join organisation o on o.partnership_id = a.partnership_id and o.id = a.organisation_id
  where ${where} and ${STILL_ASKED} and not exists (select 1 from training_ending e
    where e.partnership_id = a.partnership_id and e.assignment_id = a.id)`

/** What the link of somebody asks of them; of an assignment that is over, nothing. */
export const askedByToken = async (tx: Tx, tokenHash: Buffer): Promise<Asked | undefined> =>
  (await asked(sql`p.token_hash = ${tokenHash}`).execute(tx)).rows[0]

export const askedAt = async (tx: Tx, placeId: string): Promise<Asked | undefined> =>
  (await asked(sql`p.id = ${placeId}`).execute(tx)).rows[0]

export async function insertAssignment(
  tx: Tx,
  one: { organisationId: string; modules: readonly string[]; dueOn: string | null; by: string; now: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into training_assignment (partnership_id, organisation_id, modules, due_on, made_by, made_at)
    values (${PARTNERSHIP}, ${one.organisationId}, ${one.modules}::text[], ${one.dueOn}::date, ${one.by}, ${one.now})
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

export interface NewPlace {
  readonly id: string
  readonly team: string
  readonly people: number | null
  readonly tokenHash: Buffer
  readonly sealed: Buffer
}

export async function insertPlace(tx: Tx, assignmentId: string, place: NewPlace): Promise<void> {
  const { id, team, people, tokenHash, sealed } = place
  await sql`insert into training_place (partnership_id, id, assignment_id, team, people, token_hash)
    values (${PARTNERSHIP}, ${id}, ${assignmentId}, ${team}, ${people}, ${tokenHash})`.execute(tx)
  await sql`insert into training_contact (partnership_id, place_id, sealed)
    values (${PARTNERSHIP}, ${id}, ${sealed})`.execute(tx)
}

/** The day alone; the same once more changes nothing. */
export const insertCompletion = (
  tx: Tx,
  one: { placeId: string; module: string; wayHash: Buffer; day: string },
): Promise<unknown> =>
  sql`insert into training_completion (partnership_id, place_id, module, way_hash, day)
    values (${PARTNERSHIP}, ${one.placeId}, ${one.module}, ${one.wayHash}, ${one.day}::date)
    on conflict do nothing`.execute(tx)

export const insertReminder = (tx: Tx, one: { id: string; by: string; now: Date }): Promise<unknown> =>
  sql`insert into training_reminder (partnership_id, assignment_id, sent_by, sent_at)
    values (${PARTNERSHIP}, ${one.id}, ${one.by}, ${one.now})`.execute(tx)

/** Ends an assignment and forgets who was asked. False: it was over. */
export async function insertEnding(
  tx: Tx,
  { id, by, now }: { id: string; by: string | null; now: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into training_ending (partnership_id, assignment_id, ended_by, ended_at)
    values (${PARTNERSHIP}, ${id}, ${by}, ${now}) on conflict do nothing returning 1`.execute(tx)
  await sql`delete from training_contact c using training_place p
    where p.partnership_id = c.partnership_id and p.id = c.place_id and p.assignment_id = ${id}`.execute(tx)
  return rows.length > 0
}

/** Somebody is asked no more, and forgotten. False: they were taken off already. */
export async function insertRemoval(
  tx: Tx,
  { placeId, by, now }: { placeId: string; by: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into training_removal (partnership_id, place_id, removed_by, removed_at)
    values (${PARTNERSHIP}, ${placeId}, ${by}, ${now}) on conflict do nothing returning 1`.execute(tx)
  await sql`delete from training_contact where place_id = ${placeId}`.execute(tx)
  return rows.length > 0
}

/** Assignments that were made before then and are not over. */
export const openSince = async (tx: Tx, before: Date): Promise<string[]> =>
  (
    await sql<{
      id: string
    }>`select a.id from training_assignment a where a.made_at < ${before} and not exists (
      select 1 from training_ending e where e.partnership_id = a.partnership_id and e.assignment_id = a.id)`.execute(
      tx,
    )
  ).rows.map(({ id }) => id)
