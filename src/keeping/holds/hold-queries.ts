import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { HoldKind } from '../schema.ts'

export interface HoldRow {
  readonly id: string
  readonly kind: HoldKind
  readonly ofId: string | null
  readonly sealed: Buffer
  /** yyyy-mm-dd */
  readonly lookAgainOn: string | null
  readonly by: string
  readonly at: Date
  readonly lift: { readonly sealed: Buffer; readonly by: string; readonly at: Date } | null
  /** How many concerns it keeps now. */
  readonly keeps: number
  /** How many other records, in whose words it is named. */
  readonly keepsOthers: number
}

interface Flat extends Omit<HoldRow, 'lift'> {
  readonly liftSealed: Buffer | null
  readonly liftBy: string | null
  readonly liftAt: Date | null
}

const HOLDS = sql`select h.id, h.of_kind as kind, h.of_id as "ofId", h.sealed,
    to_char(h.look_again_on, 'YYYY-MM-DD') as "lookAgainOn", p.name as by, h.at, l.sealed as "liftSealed",
    q.name as "liftBy", l.at as "liftAt", count_held(h.id) as keeps,
    count_held_by_words(h.id) as "keepsOthers"
  from legal_hold h
  join person p on p.partnership_id = h.partnership_id and p.id = h.by
  left join legal_hold_lift l on l.partnership_id = h.partnership_id and l.hold_id = h.id
  left join person q on q.partnership_id = l.partnership_id and q.id = l.by
  where h.partnership_id = ${PARTNERSHIP}`

const rowOf = ({ liftSealed, liftBy, liftAt, ...row }: Flat): HoldRow => ({
  ...row,
  lift: liftSealed && liftBy && liftAt ? { sealed: liftSealed, by: liftBy, at: liftAt } : null,
})

/** Those in force, what is to be looked at first first; then those that were lifted, the newest first. */
export const holdsBy = async (tx: Tx, { from, most }: { from: number; most: number }): Promise<HoldRow[]> =>
  (
    await sql<Flat>`${HOLDS} order by l.at is not null, case when l.at is null then h.look_again_on end nulls last,
      coalesce(l.at, h.at) desc, h.id limit ${most} offset ${from}`.execute(tx)
  ).rows.map(rowOf)

export const holdById = async (tx: Tx, id: string): Promise<HoldRow | null> => {
  const [row] = (await sql<Flat>`${HOLDS} and h.id = ${id}`.execute(tx)).rows
  return row ? rowOf(row) : null
}

/** Until the transaction ends no record goes while a hold still looks for what it is on, and no hold is put on meanwhile. */
export const holdsOrDeletes = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('keeping/' || ${PARTNERSHIP}::text, 0))`.execute(tx)
}

export const insertHold = async (
  tx: Tx,
  hold: {
    id: string
    kind: HoldKind
    ofId: string | null
    sealed: Buffer
    lookAgainOn: string | null
    by: string
    now: Date
  },
): Promise<void> => {
  await sql`
    insert into legal_hold (partnership_id, id, of_kind, of_id, sealed, look_again_on, by, at)
    values (${PARTNERSHIP}, ${hold.id}, ${hold.kind}, ${hold.ofId}, ${hold.sealed}, ${hold.lookAgainOn}::date,
      ${hold.by}, ${hold.now})`.execute(tx)
}

export const putHoldTokens = async (tx: Tx, id: string, tokens: readonly Buffer[]): Promise<void> => {
  await sql`
    insert into legal_hold_token (partnership_id, token, hold_id)
    select ${PARTNERSHIP}, t, ${id}::uuid from unnest(${[...tokens]}::bytea[]) as t on conflict do nothing`.execute(
    tx,
  )
}

/** Holds in force on whatever names something exactly. */
export const exactHolds = async (tx: Tx): Promise<{ id: string; sealed: Buffer }[]> =>
  (
    await sql<{ id: string; sealed: Buffer }>`
    select h.id, h.sealed from legal_hold h where h.partnership_id = ${PARTNERSHIP} and h.of_kind = 'exact'
      and not exists (select from legal_hold_lift l where l.partnership_id = h.partnership_id and l.hold_id = h.id)`.execute(
      tx,
    )
  ).rows

/** False: it was lifted before. */
export const insertLift = async (
  tx: Tx,
  { id, sealed, by, now }: { id: string; sealed: Buffer; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into legal_hold_lift (partnership_id, hold_id, sealed, by, at)
    values (${PARTNERSHIP}, ${id}, ${sealed}, ${by}, ${now}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The id of a concern or an account that is there; null: there is none. */
export const heldId = async (
  tx: Tx,
  of: { readonly reference: string } | { readonly email: string },
): Promise<string | null> => {
  const found =
    'reference' in of
      ? sql<{
          id: string
        }>`select id from concern where partnership_id = ${PARTNERSHIP} and reference = ${of.reference}`
      : sql<{
          id: string
        }>`select id from person where partnership_id = ${PARTNERSHIP} and email = ${of.email}`
  return (await found.execute(tx)).rows[0]?.id ?? null
}
