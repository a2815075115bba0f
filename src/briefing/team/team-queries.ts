import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Moment } from '../urls.ts'

/** A team takes an edition up, under this code. False where the code is taken. */
export const insertTeam = async (
  tx: Tx,
  team: { briefing: string; edition: number; code: string; on: string },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into team_brief (partnership_id, briefing_id, edition, code, begun_on)
    values (${PARTNERSHIP}, ${team.briefing}, ${team.edition}, ${team.code}, ${team.on})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The team of a code, on this briefing. */
export const teamOf = async (tx: Tx, briefing: string, code: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select id from team_brief where briefing_id = ${briefing} and code = ${code}`.execute(tx)
  return rows[0]?.id ?? null
}

export interface TeamLog {
  readonly team: string
  readonly role: string
  readonly heldOn: string
  readonly people: number
}

/** What a team tells of itself, once. False where it was told before: nothing was written. */
export const insertLog = async (tx: Tx, id: string, log: TeamLog, today: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into team_brief_log (partnership_id, team_brief_id, team, role, held_on, people, told_on)
    values (${PARTNERSHIP}, ${id}, ${log.team}, ${log.role}, ${log.heldOn}, ${log.people}, ${today})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** More than this is no team: what comes after is not kept. */
const MOST_OF_A_TEAM = 500

/** One answer, once: a second sending of the same says so by being kept already. */
export const insertAnswer = async (
  tx: Tx,
  answer: { team: string; nonce: Buffer; moment: Moment; answers: object },
): Promise<void> => {
  await sql`
    insert into team_brief_answer (partnership_id, nonce, team_brief_id, moment, answers)
    select ${PARTNERSHIP}, ${answer.nonce}, ${answer.team}, ${answer.moment}, ${JSON.stringify(answer.answers)}::jsonb
    where (select count(*) from team_brief_answer
      where team_brief_id = ${answer.team} and moment = ${answer.moment}) < ${MOST_OF_A_TEAM}
    on conflict do nothing`.execute(tx)
}

/** Who took a briefing to how many; of all briefings where none is named. The latest first. */
export const logged = async (tx: Tx, briefing: string | null): Promise<TeamLog[]> => {
  const { rows } = await sql<TeamLog>`
    select l.team, l.role, l.held_on::text as "heldOn", l.people from team_brief_log l
    join team_brief b on b.partnership_id = l.partnership_id and b.id = l.team_brief_id
    where ${briefing}::uuid is null or b.briefing_id = ${briefing}
    order by l.held_on desc, l.team limit 500`.execute(tx)
  return rows
}

export interface TeamAnswer {
  readonly moment: Moment
  readonly answers: Readonly<Record<string, string | readonly string[]>>
}

/** Answers of teams that began before this day: figures move by the day, so that no single answer shows. */
export const answersBefore = async (
  tx: Tx,
  briefing: string | null,
  today: string,
): Promise<TeamAnswer[]> => {
  const { rows } = await sql<TeamAnswer>`
    select a.moment, a.answers from team_brief_answer a
    join team_brief b on b.partnership_id = a.partnership_id and b.id = a.team_brief_id
    where b.begun_on < ${today}::date and (${briefing}::uuid is null or b.briefing_id = ${briefing})
    limit 200000`.execute(tx)
  return rows
}
