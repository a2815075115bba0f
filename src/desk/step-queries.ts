import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { StepKind, SupportState } from './schema.ts'

/** A step as it lies in the database. */
export interface StepRow {
  readonly teamId: string
  readonly team: string
  readonly sequence: number
  readonly kind: StepKind
  readonly what: string | null
  readonly how: SupportState | null
  readonly personId: string | null
  readonly person: string | null
  readonly byId: string
  readonly by: string
  readonly at: Date
  readonly sealed: Buffer | null
}

/** Every step of every team of a concern, in the order in which they were taken. */
export const stepsOf = async (tx: Tx, concernId: string): Promise<StepRow[]> => {
  const { rows } = await sql<StepRow>`
    select s.team_id as "teamId", t.name as team, s.sequence, s.kind, s.what, s.how, s.person_id as "personId",
      q.name as person, s.by as "byId", p.name as by, s.at, s.sealed
    from desk_step s
    join team t on t.partnership_id = s.partnership_id and t.id = s.team_id
    join person p on p.partnership_id = s.partnership_id and p.id = s.by
    left join person q on q.partnership_id = s.partnership_id and q.id = s.person_id
    where s.partnership_id = ${PARTNERSHIP} and s.concern_id = ${concernId}
    order by s.at, s.team_id, s.sequence`.execute(tx)
  return rows
}

export interface NewStep {
  readonly concernId: string
  readonly teamId: string
  /** The last step that was seen: this is the next. */
  readonly after: number
  readonly kind: StepKind
  readonly what?: string | null
  readonly how?: SupportState | null
  readonly personId?: string | null
  readonly messageId?: string | null
  readonly sealed?: Buffer | null
  readonly by: string
  readonly now: Date
}

/** Writes the next step, in a turn that was taken ({@link takeTurn}). */
export const insertStep = async (tx: Tx, step: NewStep): Promise<void> => {
  await sql`
    insert into desk_step (partnership_id, concern_id, team_id, sequence, kind, what, how, person_id, message_id,
      sealed, by, at)
    values (${PARTNERSHIP}, ${step.concernId}, ${step.teamId}, ${step.after + 1}, ${step.kind}, ${step.what ?? null},
      ${step.how ?? null}, ${step.personId ?? null}, ${step.messageId ?? null}, ${step.sealed ?? null}, ${step.by},
      ${step.now})`.execute(tx)
}

/** Until the transaction ends nobody else of the team takes a step; false: somebody took one since `after`. */
export const takeTurn = async (
  tx: Tx,
  { concernId, teamId, after }: { concernId: string; teamId: string; after: number },
): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`desk/${concernId}/${teamId}`}::text, 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(sequence), 0)::int as last from desk_step
    where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId} and team_id = ${teamId}`.execute(tx)
  return rows[0]?.last === after
}

/** The names of people, by id. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
