import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { Release } from '../survey/index.ts'
import type { Briefing } from './briefing.ts'
import type { EasyLine } from './published/easy-lines.ts'

/** What was published, as it was published. */
export interface Edition {
  readonly briefingId: string
  readonly slug: string
  readonly edition: number
  readonly version: number
  readonly content: Briefing
  readonly easy: readonly EasyLine[]
  readonly sheet: Buffer
  readonly plain: Buffer
  readonly easyPrint: Buffer
  readonly publishedAt: Date
  readonly takenBack: { readonly at: Date; readonly why: string } | null
}

const EDITIONS = sql`
  select b.id as "briefingId", b.slug, p.edition, p.version, p.content, p.easy, p.sheet, p.plain,
    p.easy_print as "easyPrint", p.published_at as "publishedAt",
    case when t.edition is null then null
      else json_build_object('at', t.taken_back_at, 'why', t.why) end as "takenBack"
  from briefing_publication p
  join briefing b on b.partnership_id = p.partnership_id and b.id = p.briefing_id
  left join briefing_taking_back t
    on t.partnership_id = p.partnership_id and t.briefing_id = p.briefing_id and t.edition = p.edition`

const read = (row: Edition): Edition => ({
  ...row,
  takenBack: row.takenBack && { ...row.takenBack, at: new Date(row.takenBack.at) },
})

/** Every edition of every briefing that was ever published, those taken back too. */
export const allEditions = async (tx: Tx): Promise<Edition[]> => {
  const { rows } = await sql<Edition>`${EDITIONS} order by p.published_at`.execute(tx)
  return rows.map(read)
}

export const editionsOf = async (tx: Tx, briefing: string): Promise<Edition[]> => {
  const { rows } = await sql<Edition>`${EDITIONS} where b.id = ${briefing} order by p.edition`.execute(tx)
  return rows.map(read)
}

/** A short word for the state of what is published: it changes whenever something is published or taken back. */
export const editionsState = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ state: string }>`
    select (select count(*) from briefing_publication)::text || '-' ||
      (select count(*) from briefing_taking_back)::text as state`.execute(tx)
  return rows[0]?.state ?? ''
}

export interface NewEdition {
  readonly briefing: string
  readonly version: number
  readonly content: Briefing
  readonly easy: readonly EasyLine[]
  readonly sheet: Uint8Array
  readonly plain: Uint8Array
  readonly easyPrint: Uint8Array
  readonly release: Release
  readonly by: string
  readonly at: Date
}

/** The number of the edition; null where this version was published already: nothing was written. */
export const insertEdition = async (tx: Tx, made: NewEdition): Promise<number | null> => {
  // Two who publish at once take turns: the lock lasts until the commit.
  await sql`select pg_advisory_xact_lock(hashtextextended(${made.briefing}, 6))`.execute(tx)
  const { rows } = await sql<{ edition: number }>`
    insert into briefing_publication (partnership_id, briefing_id, version, edition, content, easy, sheet, plain,
      easy_print, release, published_by, published_at)
    select ${PARTNERSHIP}, ${made.briefing}, ${made.version}, coalesce(max(edition), 0) + 1,
      ${JSON.stringify(made.content)}::jsonb, ${JSON.stringify(made.easy)}::jsonb, ${Buffer.from(made.sheet)},
      ${Buffer.from(made.plain)}, ${Buffer.from(made.easyPrint)}, ${JSON.stringify(made.release)}::jsonb, ${made.by}, ${made.at}
    from briefing_publication where briefing_id = ${made.briefing}
    on conflict do nothing
    returning edition`.execute(tx)
  return rows[0]?.edition ?? null
}

/** False where there is no such edition. Taken back twice is taken back once. */
export const insertTakingBack = async (
  tx: Tx,
  back: { briefing: string; edition: number; why: string; by: string },
): Promise<boolean> => {
  const { rows } = await sql<{ edition: number }>`
    select edition from briefing_publication
    where briefing_id = ${back.briefing} and edition = ${back.edition}`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into briefing_taking_back (partnership_id, briefing_id, edition, why, taken_back_by)
    values (${PARTNERSHIP}, ${back.briefing}, ${back.edition}, ${back.why}, ${back.by})
    on conflict do nothing`.execute(tx)
  return true
}
