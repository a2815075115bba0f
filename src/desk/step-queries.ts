import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { PARTNERSHIP } from './inbox-queries.ts'
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

/** Writes the next step. False: somebody wrote one meanwhile, and nothing was written. */
export const insertStep = async (tx: Tx, step: NewStep): Promise<boolean> => {
  const { rows } = await sql`
    insert into desk_step (partnership_id, concern_id, team_id, sequence, kind, what, how, person_id, message_id,
      sealed, by, at)
    select ${PARTNERSHIP}, ${step.concernId}, ${step.teamId}, ${step.after}::integer + 1, ${step.kind},
      ${step.what ?? null}, ${step.how ?? null}, ${step.personId ?? null}::uuid, ${step.messageId ?? null}::uuid,
      ${step.sealed ?? null}::bytea, ${step.by}::uuid, ${step.now}::timestamptz
    where ${step.after}::integer = (select coalesce(max(sequence), 0) from desk_step
      where partnership_id = ${PARTNERSHIP} and concern_id = ${step.concernId} and team_id = ${step.teamId})
    on conflict (partnership_id, concern_id, team_id, sequence) do nothing returning 1`.execute(tx)
  return rows.length > 0
}

/** Who is in a team now, by name. */
export const membersOf = async (tx: Tx, teamId: string): Promise<{ id: string; name: string }[]> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from team_member m
    join person p on p.partnership_id = m.partnership_id and p.id = m.person_id
    where m.partnership_id = ${PARTNERSHIP} and m.team_id = ${teamId} and m.left_at is null
    order by lower(p.name), p.id`.execute(tx)
  return rows
}
