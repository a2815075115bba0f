import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { Edits } from './editing/edits.ts'
import type { Evidence } from './schema.ts'

export interface Opened {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly evidence: Evidence
  readonly begunBy: string
  readonly begunAt: Date
  readonly version: number
  readonly edits: Edits
  readonly savedBy: string
  readonly savedById: string
  readonly savedAt: Date
}

/** A briefing with its latest version; undefined where there is none of this id. */
export const openBriefing = async (tx: Tx, id: string): Promise<Opened | undefined> => {
  const { rows } = await sql<Opened>`
    select b.id, b.slug, b.name, b.evidence, begun.name as "begunBy", b.begun_at as "begunAt", v.number as version,
      v.edits, saved.name as "savedBy", saved.id as "savedById", v.saved_at as "savedAt"
    from briefing b
    join person begun on begun.partnership_id = b.partnership_id and begun.id = b.begun_by
    join lateral (select * from briefing_version v where v.partnership_id = b.partnership_id and v.briefing_id = b.id
      order by number desc limit 1) v on true
    join person saved on saved.partnership_id = b.partnership_id and saved.id = v.saved_by
    where b.id = ${id}`.execute(tx)
  return rows[0]
}

export interface Listed {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly version: number
  readonly savedBy: string
  readonly savedAt: Date
  readonly approved: number | null
  readonly edition: number | null
  readonly publishedVersion: number | null
  readonly publishedAt: Date | null
  readonly takenBack: boolean
  readonly open: number
}

/** Every briefing, the one that was worked on last first. */
export const listBriefings = async (tx: Tx): Promise<Listed[]> => {
  const { rows } = await sql<Listed>`
    select b.id, b.slug, b.name, v.number as version, saved.name as "savedBy", v.saved_at as "savedAt",
      (select max(a.version) from briefing_approval a
        where a.partnership_id = b.partnership_id and a.briefing_id = b.id) as approved,
      p.edition, p.version as "publishedVersion", p.published_at as "publishedAt",
      exists (select from briefing_taking_back t where t.partnership_id = b.partnership_id
        and t.briefing_id = b.id and t.edition = p.edition) as "takenBack",
      (select count(*)::int from briefing_comment c where c.partnership_id = b.partnership_id and c.briefing_id = b.id
        and not exists (select from briefing_comment_settled s
          where s.partnership_id = c.partnership_id and s.comment_id = c.id)) as open
    from briefing b
    join lateral (select * from briefing_version v where v.partnership_id = b.partnership_id and v.briefing_id = b.id
      order by number desc limit 1) v on true
    join person saved on saved.partnership_id = b.partnership_id and saved.id = v.saved_by
    left join lateral (select edition, version, published_at from briefing_publication p
      where p.partnership_id = b.partnership_id and p.briefing_id = b.id order by edition desc limit 1) p on true
    order by v.saved_at desc
    limit 200`.execute(tx)
  return rows
}

/** Begins a briefing with its first version. Its slug is taken once: a number is put behind one that is taken. */
export const insertBriefing = async (
  tx: Tx,
  made: {
    readonly slug: string
    readonly name: string
    readonly evidence: Evidence
    readonly by: string
    readonly edits: Edits
    readonly at?: Date | undefined
  },
): Promise<string> => {
  const { rows: taken } = await sql<{ slug: string }>`
    select slug from briefing where slug = ${made.slug} or slug like ${`${made.slug}-%`}`.execute(tx)
  const used = new Set(taken.map(({ slug }) => slug))
  let slug = made.slug
  for (let n = 2; used.has(slug); n++) slug = `${made.slug}-${n}`
  const { rows } = await sql<{ id: string }>`
    insert into briefing (partnership_id, slug, name, evidence, begun_by, begun_at)
    values (${PARTNERSHIP}, ${slug}, ${made.name}, ${JSON.stringify(made.evidence)}::jsonb, ${made.by},
      coalesce(${made.at ?? null}::timestamptz, now()))
    returning id`.execute(tx)
  const id = rows[0]?.id as string
  await insertVersion(tx, {
    briefing: id,
    number: 1,
    edits: made.edits,
    changed: [],
    restored: null,
    by: made.by,
    at: made.at,
  })
  return id
}

export interface NewVersion {
  readonly briefing: string
  readonly number: number
  readonly edits: Edits
  readonly changed: readonly string[]
  readonly restored: number | null
  readonly by: string
  /** When it was saved; absent: now. */
  readonly at?: Date | undefined
}

/** False where somebody else has saved this number meanwhile: nothing was written. */
export const insertVersion = async (tx: Tx, version: NewVersion): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into briefing_version (partnership_id, briefing_id, number, edits, changed, restored, saved_by, saved_at)
    values (${PARTNERSHIP}, ${version.briefing}, ${version.number}, ${JSON.stringify(version.edits)}::jsonb,
      ${[...version.changed]}::text[], ${version.restored}, ${version.by},
      coalesce(${version.at ?? null}::timestamptz, now()))
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface Version {
  readonly number: number
  readonly edits: Edits
  readonly changed: readonly string[]
  readonly restored: number | null
  readonly savedBy: string
  readonly savedAt: Date
}

/** The versions of a briefing, the latest first. */
export const versionsOf = async (tx: Tx, briefing: string, most: number, from = 0): Promise<Version[]> => {
  const { rows } = await sql<Version>`
    select v.number, v.edits, v.changed, v.restored, p.name as "savedBy", v.saved_at as "savedAt"
    from briefing_version v join person p on p.partnership_id = v.partnership_id and p.id = v.saved_by
    where v.briefing_id = ${briefing}
    order by v.number desc limit ${most} offset ${from}`.execute(tx)
  return rows
}

export const versionOf = async (tx: Tx, briefing: string, number: number): Promise<Version | undefined> => {
  const { rows } = await sql<Version>`
    select v.number, v.edits, v.changed, v.restored, p.name as "savedBy", v.saved_at as "savedAt"
    from briefing_version v join person p on p.partnership_id = v.partnership_id and p.id = v.saved_by
    where v.briefing_id = ${briefing} and v.number = ${number}`.execute(tx)
  return rows[0]
}
