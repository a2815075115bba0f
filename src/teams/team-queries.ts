import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { FormId, TeamId } from '../pack/index.ts'
import type { Turn } from './schema.ts'
import type { Team } from './team-rules.ts'

const IN_FORCE = sql`t.ended_at is null and not exists (select from organisation_closing z
  where z.partnership_id = t.partnership_id and z.organisation_id = t.organisation_id and z.reopened_at is null)`

const SEEN = sql`t.id, t.organisation_id as "organisationId", o.name as organisation, t.receives, t.name,
  (select max(a.answered_at) from team_test a
    where a.partnership_id = t.partnership_id and a.team_id = t.id) as "answeredAt",
  (select w.at from team_watch w where w.partnership_id = t.partnership_id and w.team_id = t.id
    order by w.at desc limit 1) as "watchedAt"`

const FROM = sql`team t join organisation o on o.partnership_id = t.partnership_id and o.id = t.organisation_id`

/** Every team in force, with when somebody last answered a test message and last looked into its inbox. */
export const allTeams = async (tx: Tx): Promise<Team[]> =>
  (await sql<Team>`select ${SEEN} from ${FROM} where ${IN_FORCE} order by lower(t.name), t.id`.execute(tx))
    .rows

/** One team in force; null: there is none, it was ended, or its organisation is closed. */
export const teamOf = async (tx: Tx, id: string): Promise<Team | null> =>
  (await sql<Team>`select ${SEEN} from ${FROM} where t.id = ${id} and ${IN_FORCE}`.execute(tx)).rows[0] ??
  null

/** The team that receives something (the lead of an organisation: {@link leadOf}); null: nobody does. */
export const teamFor = async (tx: Tx, receives: Exclude<TeamId, 'lead'>): Promise<Team | null> =>
  (await sql<Team>`select ${SEEN} from ${FROM} where t.receives = ${receives} and ${IN_FORCE}`.execute(tx))
    .rows[0] ?? null

/** The inbox of the safeguarding lead of an organisation; null: it has none. */
export const leadOf = async (tx: Tx, organisationId: string): Promise<Team | null> =>
  (
    await sql<Team>`
    select ${SEEN} from ${FROM}
    where t.receives = 'lead' and t.organisation_id = ${organisationId} and ${IN_FORCE}`.execute(tx)
  ).rows[0] ?? null

/** The teams that somebody is in: those of their organisations whose role they have there. */
export const teamsOf = async (tx: Tx, { personId }: { personId: string }): Promise<Team[]> =>
  (
    await sql<Team>`
    select ${SEEN} from ${FROM} where ${IN_FORCE} and exists (select from team_member m
      where m.partnership_id = t.partnership_id and m.team_id = t.id and m.person_id = ${personId}
        and m.left_at is null) order by lower(t.name), t.id`.execute(tx)
  ).rows

/** Every team in force of an organisation. */
export const teamsIn = async (tx: Tx, organisationId: string): Promise<Team[]> =>
  (
    await sql<Team>`
    select ${SEEN} from ${FROM} where t.organisation_id = ${organisationId} and ${IN_FORCE}
    order by lower(t.name), t.id`.execute(tx)
  ).rows

export interface Member {
  readonly personId: string
  readonly name: string
  readonly since: Date
}

/** Who is in a team. */
export const membersOf = async (tx: Tx, teamId: string): Promise<Member[]> =>
  (
    await sql<Member>`
    select p.id as "personId", p.name, min(m.joined_at) as since from team_member m
    join person p on p.partnership_id = m.partnership_id and p.id = m.person_id
    where m.team_id = ${teamId} and m.left_at is null group by p.id, p.name order by lower(p.name)`.execute(
      tx,
    )
  ).rows

/**
 * Notes that somebody of a team looked into its inbox, or answered something in it; within a minute of the last look
 * nothing more is written. Whoever is not in the team cannot be written down: the database refuses.
 */
export const seen = async (
  tx: Tx,
  { teamId, actor, now }: { teamId: string; actor: { readonly personId: string }; now: Date },
): Promise<void> => {
  await sql`
    insert into team_watch (partnership_id, team_id, at, person_id)
    select ${PARTNERSHIP}, ${teamId}::uuid, ${now}::timestamptz, ${actor.personId}::uuid
      where not exists (select from team_watch w where w.team_id = ${teamId} and w.at > ${new Date(now.getTime() - 60_000)})
    on conflict do nothing`.execute(tx)
}

/** Forms that an officer has closed and not opened since, and those that were noted to have shut by themselves. */
export const closedForms = async (tx: Tx): Promise<{ closed: FormId[]; shut: FormId[] }> => {
  const { rows } = await sql<{ form: FormId; turn: Turn }>`
    select distinct on (form, turn in ('opened', 'closed')) form, turn from form_switch
      order by form, turn in ('opened', 'closed'), at desc, id`.execute(tx)
  const of = (turn: Turn) => rows.filter((row) => row.turn === turn).map(({ form }) => form)
  return { closed: of('closed'), shut: of('shut') }
}

/** @param by who switched it; null for `shut` and `back` alone, which happen by themselves */
export const insertSwitch = async (tx: Tx, form: FormId, turn: Turn, by: string | null): Promise<void> => {
  await sql`insert into form_switch (partnership_id, form, turn, by) values (${PARTNERSHIP}, ${form}, ${turn}, ${by})`.execute(
    tx,
  )
}
