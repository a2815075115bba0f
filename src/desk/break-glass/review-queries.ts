import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type ConcernKeys, OPENINGS, type Opening, type OpeningRow, openingIn } from '../../concern/index.ts'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { ColumnSealing } from '../../vault/index.ts'

/** What somebody found who looked at an opening. */
export const FINDINGS = ['right', 'not-right', 'look-further'] as const
export type Finding = (typeof FINDINGS)[number]

declare module '../../db/schema.ts' {
  interface Schema {
    opening_review: {
      partnership_id: string
      id: string
      opening_id: string
      finding: Finding
      sealed: Buffer | null
      by: string
      at: Date
    }
  }
}

export interface Review {
  readonly finding: Finding
  readonly by: string
  readonly at: Date
  readonly note: string | null
}

/** An opening with what was last found of it; null: nobody has looked. */
export interface Reviewed extends Opening {
  readonly review: Review | null
}

type Row = OpeningRow & {
  readonly reviewId: string | null
  readonly finding: Finding
  readonly noteSealed: Buffer | null
  readonly reviewedBy: string
  readonly reviewedAt: Date
}

const REVIEWED = sql`select o.*, r.id as "reviewId", r.finding, r.sealed as "noteSealed", p.name as "reviewedBy",
    r.at as "reviewedAt"
  from (${OPENINGS}) as o
  left join lateral (select * from opening_review r where r.partnership_id = ${PARTNERSHIP} and r.opening_id = o.id
    order by r.at desc, r.id limit 1) r on true
  left join person p on p.partnership_id = ${PARTNERSHIP} and p.id = r.by`

const read = (keys: ConcernKeys, sealing: ColumnSealing, row: Row): Reviewed => {
  const { reviewId, finding, noteSealed, reviewedBy, reviewedAt, ...opening } = row
  const review = reviewId && {
    finding,
    by: reviewedBy,
    at: reviewedAt,
    note: noteSealed && sealing.unseal(noteSealed, reviewId),
  }
  return { ...openingIn(keys, opening), review: review || null }
}

export const OPENINGS_A_PAGE = 25

/** Those that nobody has looked at, the first first; then the others, the last first. One more than a page. */
export const openingsToReview = async (
  tx: Tx,
  keys: ConcernKeys,
  sealing: ColumnSealing,
  page: number,
): Promise<Reviewed[]> => {
  const { rows } = await sql<Row>`${REVIEWED}
    order by r.id is not null, case when r.id is null then o.at end, o.at desc, o.id
    limit ${OPENINGS_A_PAGE + 1} offset ${(page - 1) * OPENINGS_A_PAGE}`.execute(tx)
  return rows.map((row) => read(keys, sealing, row))
}

export const reviewedOpening = async (
  tx: Tx,
  keys: ConcernKeys,
  sealing: ColumnSealing,
  id: string,
): Promise<Reviewed | null> => {
  const { rows } = await sql<Row>`${REVIEWED} where o.id = ${id}`.execute(tx)
  return rows[0] ? read(keys, sealing, rows[0]) : null
}

/** Writes what somebody found. @throws where it is their own opening */
export const insertReview = async (
  tx: Tx,
  sealing: ColumnSealing,
  row: { openingId: string; finding: Finding; note: string; by: string; now: Date },
): Promise<void> => {
  const id = randomUUID()
  await sql`
    insert into opening_review (partnership_id, id, opening_id, finding, sealed, by, at)
    values (${PARTNERSHIP}, ${id}, ${row.openingId}, ${row.finding}, ${row.note === '' ? null : sealing.seal(row.note, id)},
      ${row.by}, ${row.now})`.execute(tx)
}
