import './schema.ts'
import { type Insertable, sql } from 'kysely'
import type { Schema, Tx } from '../../../db/index.ts'
import type { Voice } from '../../../pack/index.ts'
import type { TellingAnswer } from './schema.ts'

export interface SessionRow {
  id: string
  audience: Voice
  held_on: string
  people: number
  sealed_about: Buffer
  sealed_text: Buffer | null
}

const SELECT = sql`
  select g.id, coalesce(c.audience, g.audience) as audience, coalesce(c.held_on, g.held_on)::text as held_on,
      coalesce(c.people, g.people) as people, coalesce(c.sealed_about, g.sealed_about) as sealed_about, n.sealed_text
    from focus_group g
    left join focus_group_notes n on n.partnership_id = g.partnership_id and n.focus_group_id = g.id
    left join lateral (
      select * from focus_group_correction c where c.partnership_id = g.partnership_id and c.focus_group_id = g.id
        order by c.at desc, c.id limit 1) c on true
    where not exists (
      select from focus_group_removal r where r.partnership_id = g.partnership_id and r.focus_group_id = g.id)`

const LATEST_FIRST = sql`order by coalesce(c.held_on, g.held_on) desc, g.added_at desc`

/** Null: there is none, or it was removed. */
export const sessionById = async (tx: Tx, id: string): Promise<SessionRow | null> => {
  const { rows } = await sql<SessionRow>`${SELECT} and g.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export const allSessions = async (tx: Tx): Promise<SessionRow[]> =>
  (await sql<SessionRow>`${SELECT} ${LATEST_FIRST}`.execute(tx)).rows

/** @param page from 1 on */
export const sessionsOnPage = async (tx: Tx, page: number, size: number): Promise<SessionRow[]> =>
  (await sql<SessionRow>`${SELECT} ${LATEST_FIRST} limit ${size} offset ${(page - 1) * size}`.execute(tx))
    .rows

export const countSessions = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${SELECT}) all_of_them`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** One decision at a time about one session: whoever decides next sees what was decided before. */
export const holdSession = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`focus-group/${id}`}, 0))`.execute(tx)
}

/** False: it is there already, as after a double click. */
export const insertSession = async (tx: Tx, row: Insertable<Schema['focus_group']>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('focus_group')
    .values(row)
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const insertCorrection = async (
  tx: Tx,
  row: Insertable<Schema['focus_group_correction']>,
): Promise<void> => {
  await tx.insertInto('focus_group_correction').values(row).execute()
}

/** Whether a legal hold keeps it. */
export const isHeld = async (tx: Tx, id: string): Promise<boolean> =>
  (await sql`select from held_among('focus-group', array[${id}::uuid])`.execute(tx)).rows.length > 0

/** Removes a session, and deletes what was said in it. Who was told of what stays. */
export const removeForGood = async (
  tx: Tx,
  row: Insertable<Schema['focus_group_removal']>,
): Promise<void> => {
  await tx.insertInto('focus_group_removal').values(row).execute()
  await sql`select forget_focus_group(${row.focus_group_id}::uuid)`.execute(tx)
}

export const insertNotes = async (tx: Tx, row: Insertable<Schema['focus_group_notes']>): Promise<void> => {
  await tx.insertInto('focus_group_notes').values(row).execute()
}

/** What was decided last about each line. */
export interface TellingRow {
  id: string
  line: number
  answer: TellingAnswer
  sealed_words: Buffer | null
  by_name: string
  at: Date
}

export const tellings = async (tx: Tx, session: string): Promise<TellingRow[]> =>
  (
    await sql<TellingRow>`
      select distinct on (d.line) d.id, d.line, d.answer, d.sealed_words, p.name as by_name, d.at
        from focus_group_telling d join person p on p.partnership_id = d.partnership_id and p.id = d.by
        where d.focus_group_id = ${session} order by d.line, d.at desc, d.id`.execute(tx)
  ).rows

export const checkedLines = async (
  tx: Tx,
  session: string,
): Promise<{ id: string; line: number; sealed_text: Buffer }[]> =>
  (
    await sql<{ id: string; line: number; sealed_text: Buffer }>`
      select distinct on (line) id, line, sealed_text
        from focus_group_line where focus_group_id = ${session} order by line, at desc, id`.execute(tx)
  ).rows

export interface CodeRow {
  line: number
  themes: string[]
  by: string
  first: Date
}

/** What each reader said of each line last; the reader who began first stands first. */
export const codes = async (tx: Tx, session: string): Promise<CodeRow[]> =>
  (
    await sql<CodeRow>`
      select * from (
        select distinct on (c.by, c.line) c.line, c.themes, c.by, min(c.at) over (partition by c.by) as first
          from focus_group_code c where c.focus_group_id = ${session} order by c.by, c.line, c.at desc, c.id
      ) last order by first, by, line`.execute(tx)
  ).rows

export const quotes = async (tx: Tx, session: string): Promise<{ line: number; chosen: boolean }[]> =>
  (
    await sql<{ line: number; chosen: boolean }>`
      select distinct on (line) line, chosen
        from focus_group_quote where focus_group_id = ${session} order by line, at desc, id`.execute(tx)
  ).rows

type Of<Table extends keyof Schema> = Insertable<Schema[Table]>

export const insertTelling = async (tx: Tx, row: Of<'focus_group_telling'>): Promise<void> => {
  await tx.insertInto('focus_group_telling').values(row).execute()
}
export const insertLines = async (tx: Tx, rows: readonly Of<'focus_group_line'>[]): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('focus_group_line')
      .values([...rows])
      .execute()
}
export const insertCodes = async (tx: Tx, rows: readonly Of<'focus_group_code'>[]): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('focus_group_code')
      .values([...rows])
      .execute()
}
export const insertQuotes = async (tx: Tx, rows: readonly Of<'focus_group_quote'>[]): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('focus_group_quote')
      .values([...rows])
      .execute()
}
