import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { By } from './open-wave.ts'

export type Decision = 'tell' | 'nothing' | 'cannot-tell'

export interface CommentRow {
  readonly id: string
  readonly waveId: string
  readonly wave: string
  readonly day: string
  readonly question: string
  readonly words: Uint8Array
  /** The last decision; null: none, or it was undone. */
  readonly decision: Decision | null
  readonly looks: number
  readonly told: Uint8Array | null
  readonly quote: string | null
}

const SELECT = sql`
  select c.id, c.wave_id as "waveId", w.title as wave, c.day::text, c.question, c.words,
    nullif(d.decision, 'undone') as decision, coalesce(d.id, 0) as looks, d.told,
    (select q.words from comment_quote q where q.partnership_id = c.partnership_id and q.comment_id = c.id
      order by q.id desc limit 1) as quote
  from survey_comment c
  join wave w on w.partnership_id = c.partnership_id and w.id = c.wave_id
  left join lateral (
    select decision, told, id from comment_decision d
    where d.partnership_id = c.partnership_id and d.comment_id = c.id order by id desc limit 1) d on true
  where c.partnership_id = ${PARTNERSHIP}`

export const PAGE = 50

/** Comments that wait for a decision, those of the oldest day first; or those that have one, the newest first. */
export const commentsPage = async (tx: Tx, decided: boolean, page: number): Promise<CommentRow[]> => {
  const which = decided
    ? sql`and d.decision is not null and d.decision <> 'undone' order by c.day desc, c.id`
    : sql`and (d.decision is null or d.decision = 'undone') order by c.day, c.id`
  const { rows } =
    await sql<CommentRow>`${SELECT} ${which} limit ${PAGE} offset ${(page - 1) * PAGE}`.execute(tx)
  return rows
}

export const commentById = async (tx: Tx, id: string): Promise<CommentRow | null> =>
  (await sql<CommentRow>`${SELECT} and c.id = ${id}`.execute(tx)).rows[0] ?? null

/** How many comments wait, by the day on which they came, and how many were decided. */
export const commentCounts = async (
  tx: Tx,
): Promise<{ waiting: readonly { day: string; n: number }[]; decided: number }> => {
  const { rows } = await sql<{ day: string; waiting: number; decided: number }>`
    select c.day::text, count(*) filter (where coalesce(d.decision, 'undone') = 'undone')::int as waiting,
      count(*) filter (where coalesce(d.decision, 'undone') <> 'undone')::int as decided
    from survey_comment c
    left join lateral (
      select decision from comment_decision d
      where d.partnership_id = c.partnership_id and d.comment_id = c.id order by id desc limit 1) d on true
    where c.partnership_id = ${PARTNERSHIP} group by c.day order by c.day`.execute(tx)
  return {
    waiting: rows.filter(({ waiting }) => waiting > 0).map(({ day, waiting }) => ({ day, n: waiting })),
    decided: rows.reduce((sum, { decided }) => sum + decided, 0),
  }
}

/** Adds a decision after so many looks. False: somebody else looked meanwhile. */
export const addDecision = async (
  tx: Tx,
  comment: Pick<CommentRow, 'id' | 'looks'>,
  decision: Decision | 'undone',
  told: Buffer | null,
  by: By,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into comment_decision (partnership_id, comment_id, id, decision, told, made_by)
    values (${PARTNERSHIP}, ${comment.id}, ${comment.looks + 1}, ${decision}, ${told}, ${by?.personId ?? null})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

export const addQuote = async (tx: Tx, commentId: string, words: string, by: By): Promise<void> => {
  await sql`
    insert into comment_quote (partnership_id, comment_id, id, words, made_by)
    select ${PARTNERSHIP}, ${commentId}::uuid, 1 + coalesce(max(q.id), 0), ${words}, ${by?.personId ?? null}::uuid
    from comment_quote q where q.partnership_id = ${PARTNERSHIP} and q.comment_id = ${commentId}`.execute(tx)
}
