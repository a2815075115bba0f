import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

/** Tables whose rows are marked one by one; what hangs on a marked row is invented with it. */
export type TrialKind =
  | 'wave'
  | 'focus_group'
  | 'briefing'
  | 'priority'
  | 'priority_action'
  | 'concern'
  | 'practice_answer'
  | 'training_assignment'

/** A part of the trial data that is there, whole. */
export interface LoadedPart {
  readonly part: string
  readonly seed: number
  /** The day from which the invented days are counted back: 2026-11-23. */
  readonly asOf: string
}

/** Whether anything invented is there, or any row of a kind: what is shown then says so. */
export const trialLoaded = async (tx: Tx, kind: TrialKind | null = null): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`
    select case when ${kind}::text is null
      then exists (select from trial_part where partnership_id = ${PARTNERSHIP})
      else exists (select from trial_row where partnership_id = ${PARTNERSHIP} and kind = ${kind})
    end as any`.execute(tx)
  return rows[0]?.any === true
}

/** Whether one of these rows is invented. */
export const trialAmong = async (tx: Tx, kind: TrialKind, ids: readonly string[]): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from trial_row where partnership_id = ${PARTNERSHIP} and kind = ${kind}
      and id = any(${[...ids]}::uuid[])) as any`.execute(tx)
  return rows[0]?.any === true
}

/** The parts that are there, in the order in which they were loaded. */
const partsLoaded = async (tx: Tx): Promise<LoadedPart[]> => {
  const { rows } = await sql<LoadedPart>`
    select part, seed, as_of::text as "asOf" from trial_part
    where partnership_id = ${PARTNERSHIP} order by loaded_at`.execute(tx)
  return rows
}

export interface TrialStanding {
  readonly parts: readonly LoadedPart[]
  /** It was there once, and was taken away. */
  readonly removed: boolean
  /** Somebody has begun work of their own, which nothing invented is mixed with. */
  readonly ownWork: boolean
}

export const trialStanding = async (tx: Tx): Promise<TrialStanding> => {
  const { rows } = await sql<{ removed: boolean; ownWork: boolean }>`
    select exists (select from trial_removal where partnership_id = ${PARTNERSHIP}) as removed,
      work_of_their_own() as "ownWork"`.execute(tx)
  return {
    parts: await partsLoaded(tx),
    removed: rows[0]?.removed === true,
    ownWork: rows[0]?.ownWork === true,
  }
}

/** Two who load or remove at once take turns, until the end of the transaction. */
export const takeTurns = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${PARTNERSHIP}::text, 8))`.execute(tx)
}

/** Says that a part is there: in the transaction of its rows, before them. */
export const markPart = async (tx: Tx, { part, seed, asOf }: LoadedPart): Promise<void> => {
  await sql`
    insert into trial_part (partnership_id, part, seed, as_of)
    values (${PARTNERSHIP}, ${part}, ${seed}, ${asOf}::date)`.execute(tx)
}

/** Marks a row as invented, under a name by which a later part finds it. */
export const markRow = async (
  tx: Tx,
  { part, kind, id, called }: { part: string; kind: TrialKind; id: string; called: string },
): Promise<void> => {
  await sql`
    insert into trial_row (partnership_id, kind, id, part, called)
    values (${PARTNERSHIP}, ${kind}, ${id}, ${part}, ${called})`.execute(tx)
}

/** The id of a marked row; null: there is none of that name. */
export const markedRow = async (tx: Tx, kind: TrialKind, called: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select id from trial_row where partnership_id = ${PARTNERSHIP} and kind = ${kind} and called = ${called}`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

/** Takes everything away that is marked, what was made from it and what hangs on it. Gives how many rows were marked. */
export const removeMarked = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select remove_trial_data() as n`.execute(tx)
  return rows[0]?.n ?? 0
}
