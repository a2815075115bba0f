import { type Selectable, sql } from 'kysely'
import type { Schema, Tx } from '../db/index.ts'
import type { Outcome } from './schema.ts'

export type LetterRow = Selectable<Schema['letter']>

export const insertLetter = async (tx: Tx, row: Omit<LetterRow, 'posted_at'>): Promise<void> => {
  await tx.insertInto('letter').values(row).execute()
}

/** A letter that is still to be delivered; null: it is done with, or there is none. */
export const undelivered = async (tx: Tx, id: string): Promise<LetterRow | null> => {
  const { rows } = await sql<LetterRow>`
    select l.* from letter l
      where l.id = ${id} and coalesce((
        select a.outcome from letter_attempt a
          where a.partnership_id = l.partnership_id and a.letter_id = l.id order by a.at desc limit 1
      ), 'failed') in ('failed', 'again')`.execute(tx)
  return rows[0] ?? null
}

export const insertAttempt = async (
  tx: Tx,
  attempt: {
    partnership_id: string
    letter_id: string
    outcome: Outcome
    reason: string | null
    by: string | null
  },
): Promise<void> => {
  await tx.insertInto('letter_attempt').values(attempt).execute()
}

export type SeenLetter = LetterRow & {
  outcome: Outcome | null
  reason: string | null
  attempts: number
  last: Date | null
}

/** Letters with what became of them, the newest first; those that wait before all others. */
export const seenLetters = async (
  tx: Tx,
  { from, most }: { from: number; most: number },
): Promise<SeenLetter[]> => {
  const { rows } = await sql<SeenLetter>`
    select l.*, a.outcome, a.reason, a.at as last,
        (select count(*)::int from letter_attempt b
          where b.partnership_id = l.partnership_id and b.letter_id = l.id and b.outcome <> 'again') as attempts
      from letter l left join lateral (
        select * from letter_attempt a where a.partnership_id = l.partnership_id and a.letter_id = l.id
          order by a.at desc limit 1
      ) a on true
      order by coalesce(a.outcome in ('failed', 'refused', 'again'), false) desc, l.posted_at desc, l.id
      limit ${most} offset ${from}`.execute(tx)
  return rows
}

/** How many letters there are, and how many of them wait or were refused. */
export const countLetters = async (tx: Tx): Promise<{ all: number; stuck: number }> => {
  const { rows } = await sql<{ all: number; stuck: number }>`
    select count(*)::int as all,
        count(*) filter (where a.outcome in ('failed', 'refused'))::int as stuck
      from letter l left join lateral (
        select outcome from letter_attempt a where a.partnership_id = l.partnership_id and a.letter_id = l.id
          order by a.at desc limit 1
      ) a on true`.execute(tx)
  return rows[0] ?? { all: 0, stuck: 0 }
}

/** Deletes letters that were delivered (or kept, on a trial run) before a time. The value: how many. */
export const deleteDone = async (tx: Tx, before: Date): Promise<number> => {
  const { numAffectedRows } = await sql`
    delete from letter l where l.posted_at < ${before} and exists (
      select from letter_attempt a where a.partnership_id = l.partnership_id and a.letter_id = l.id
        and a.outcome in ('delivered', 'kept') and a.at < ${before})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
