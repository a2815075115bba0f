import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { FormId, TeamId } from '../../pack/index.ts'
import type { Team } from './team-rules.ts'

export const PARTNERSHIP = sql`(select nullif(current_setting('app.partnership', true), '')::uuid)`

/** Every team, with when somebody last answered a test message and last looked into its inbox. */
export const allTeams = async (tx: Tx): Promise<Team[]> => {
  const { rows } = await sql<Team>`
    select t.id, t.organisation_id as "organisationId", t.receives, t.name,
        (select max(answered_at) from team_test a
          where a.partnership_id = t.partnership_id and a.team_id = t.id) as "answeredAt",
        (select max(at) from team_watch w
          where w.partnership_id = t.partnership_id and w.team_id = t.id) as "watchedAt"
      from team t order by t.added_at, t.id`.execute(tx)
  return rows
}

/** Forms that an officer has closed and not opened since, and those that shut by themselves. */
export const closedForms = async (tx: Tx): Promise<{ closed: FormId[]; shut: FormId[] }> => {
  const { rows } = await sql<{ form: FormId; turn: string }>`
    select distinct on (form, turn in ('opened', 'closed')) form, turn from form_switch
      order by form, turn in ('opened', 'closed'), at desc`.execute(tx)
  const of = (turn: string) => rows.filter((row) => row.turn === turn).map(({ form }) => form)
  return { closed: of('closed'), shut: of('shut') }
}

export const switchForm = async (
  tx: Tx,
  form: FormId,
  turn: 'opened' | 'closed' | 'shut' | 'back',
  by: string | null,
): Promise<void> => {
  await sql`insert into form_switch (partnership_id, form, turn, by) values (${PARTNERSHIP}, ${form}, ${turn}, ${by})`.execute(
    tx,
  )
}

/** The teams that somebody is in. */
export const teamsOfPerson = async (
  tx: Tx,
  personId: string,
): Promise<Pick<Team, 'id' | 'receives' | 'name'>[]> => {
  const { rows } = await sql<Pick<Team, 'id' | 'receives' | 'name'>>`
    select t.id, t.receives, t.name from team_member m join team t
        on t.partnership_id = m.partnership_id and t.id = m.team_id
      where m.person_id = ${personId} and m.left_at is null order by t.name, t.id`.execute(tx)
  return rows
}

/** Notes that somebody of these teams looked into the inbox; within five minutes of the last look, nothing more. */
export const watch = async (
  tx: Tx,
  teamIds: readonly string[],
  personId: string,
  now: Date,
): Promise<void> => {
  await sql`
    insert into team_watch (partnership_id, team_id, at, person_id)
    select ${PARTNERSHIP}, id, ${now}, ${personId}::uuid from unnest(${[...teamIds]}::uuid[]) as one(id)
      where not exists (select from team_watch w where w.partnership_id = ${PARTNERSHIP} and w.team_id = one.id
        and w.at > ${new Date(now.getTime() - 300_000)})
    on conflict do nothing`.execute(tx)
}

export const insertTest = async (tx: Tx, teamId: string, by: string | null, now: Date): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    insert into team_test (partnership_id, team_id, asked_by, asked_at)
    values (${PARTNERSHIP}, ${teamId}, ${by}, ${now}) returning id`.execute(tx)
  return (rows[0] as { id: string }).id
}

/** Answers a test message, for somebody of that team. False: there is none that waits, or they are not in the team. */
export const answerTest = async (tx: Tx, testId: string, personId: string, now: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update team_test t set answered_at = ${now}, answered_by = ${personId}
      where t.id = ${testId} and t.answered_at is null and exists (select from team_member m
        where m.partnership_id = t.partnership_id and m.team_id = t.team_id and m.person_id = ${personId}
          and m.left_at is null)`.execute(tx)
  return numAffectedRows === 1n
}

/** Test messages that wait for an answer, of these teams. */
export const waitingTests = async (
  tx: Tx,
  teamIds: readonly string[],
): Promise<{ id: string; teamId: string; askedAt: Date }[]> => {
  const { rows } = await sql<{ id: string; teamId: string; askedAt: Date }>`
    select id, team_id as "teamId", asked_at as "askedAt" from team_test
      where team_id = any(${[...teamIds]}::uuid[]) and answered_at is null order by asked_at`.execute(tx)
  return rows
}

export interface NewTeam {
  readonly organisationId: string
  readonly receives: TeamId
  readonly name: string
  readonly by: string | null
}

/** Adds a team; null: there is one already that receives this. */
export const insertTeam = async (
  tx: Tx,
  { organisationId, receives, name, by }: NewTeam,
): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    insert into team (partnership_id, organisation_id, receives, name, added_by)
    values (${PARTNERSHIP}, ${organisationId}, ${receives}, ${name}, ${by})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export const insertMember = async (
  tx: Tx,
  teamId: string,
  personId: string,
  by: string | null,
): Promise<void> => {
  await sql`
    insert into team_member (partnership_id, team_id, person_id, joined_by)
    values (${PARTNERSHIP}, ${teamId}, ${personId}, ${by}) on conflict do nothing`.execute(tx)
}

/** @param rung `inbox`, or a rung of the ladder in the pack */
export const insertAddress = async (
  tx: Tx,
  teamId: string,
  rung: string,
  email: string,
  by: string | null,
): Promise<void> => {
  await sql`
    insert into team_address (partnership_id, team_id, rung, email, added_by)
    values (${PARTNERSHIP}, ${teamId}, ${rung}, ${email.trim().toLowerCase()}, ${by}) on conflict do nothing`.execute(
    tx,
  )
}

/** The inbox of the safeguarding lead of each organisation that somebody works for. */
export const leadsOf = async (tx: Tx, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select t.id from membership m join team t
        on t.partnership_id = m.partnership_id and t.organisation_id = m.organisation_id and t.receives = 'lead'
      where m.person_id = ${personId} order by t.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** An organisation by its name, added where it is not there yet. For trial runs. */
export const organisationNamed = async (
  tx: Tx,
  name: string,
  kind: 'council' | 'police',
): Promise<string> => {
  await sql`
    insert into organisation (partnership_id, name, kind) values (${PARTNERSHIP}, ${name}, ${kind})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from organisation where name = ${name}`.execute(tx)
  return (rows[0] as { id: string }).id
}
