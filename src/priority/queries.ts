import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

/** A version of a part, and who wrote it. */
export interface Version {
  readonly version: number
  readonly words: string
  /** Null: the pack. */
  readonly by: string | null
  readonly at: Date | null
  /** Where earlier words were put back: which version. */
  readonly fromVersion: number | null
}

export const priorityId = async (tx: Tx, slug: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select id from priority where partnership_id = ${PARTNERSHIP} and slug = ${slug}`.execute(tx)
  return rows[0]?.id ?? null
}

/** Begins the row of a priority where it has none yet; two at once make one. */
export const keepPriority = async (
  tx: Tx,
  slug: string,
  { by, now }: { by: string | null; now: Date },
): Promise<string> => {
  await sql`
    insert into priority (partnership_id, slug, began_by, began_at) values (${PARTNERSHIP}, ${slug}, ${by}, ${now})
    on conflict (partnership_id, slug) do nothing`.execute(tx)
  return (await priorityId(tx, slug)) as string
}

export const slugsKept = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ slug: string }>`
    select slug from priority where partnership_id = ${PARTNERSHIP} order by began_at, slug`.execute(tx)
  return rows.map(({ slug }) => slug)
}

/** The last version of each part that was ever written. */
export const lastWords = async (tx: Tx, id: string): Promise<Map<string, Version>> => {
  const { rows } = await sql<Version & { part: string }>`
    select distinct on (w.part) w.part, w.version, w.words, p.name as by, w.written_at as at, w.from_version as "fromVersion"
    from priority_words w join person p on p.partnership_id = w.partnership_id and p.id = w.written_by
    where w.partnership_id = ${PARTNERSHIP} and w.priority_id = ${id}
    order by w.part, w.version desc`.execute(tx)
  return new Map(rows.map(({ part, ...version }) => [part, version]))
}

/** Every version of one part, the latest first. */
export const versionsOf = async (tx: Tx, id: string, part: string): Promise<Version[]> => {
  const { rows } = await sql<Version>`
    select w.version, w.words, p.name as by, w.written_at as at, w.from_version as "fromVersion"
    from priority_words w join person p on p.partnership_id = w.partnership_id and p.id = w.written_by
    where w.partnership_id = ${PARTNERSHIP} and w.priority_id = ${id} and w.part = ${part}
    order by w.version desc`.execute(tx)
  return rows
}

/** Writes the next version. False: somebody wrote it first, and nothing was written. */
export const addWords = async (
  tx: Tx,
  id: string,
  part: string,
  words: { version: number; words: string; fromVersion: number | null; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into priority_words (partnership_id, priority_id, part, version, words, from_version, written_by, written_at)
    values (${PARTNERSHIP}, ${id}, ${part}, ${words.version}, ${words.words}, ${words.fromVersion}, ${words.by}, ${words.now})
    on conflict (partnership_id, priority_id, part, version) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface TargetRow {
  readonly audience: string
  readonly measure: string
  readonly version: number
  readonly percent: number | null
  readonly dueOn: string | null
  readonly setBy: string
  readonly setAt: Date
}

/** The last target of each measure, taken back ones too: their version is the next one's ground. */
export const lastTargets = async (tx: Tx, id: string): Promise<TargetRow[]> => {
  const { rows } = await sql<TargetRow>`
    select distinct on (g.audience, g.measure) g.audience, g.measure, g.version, g.percent, g.due_on::text as "dueOn",
      p.name as "setBy", g.set_at as "setAt"
    from priority_target g join person p on p.partnership_id = g.partnership_id and p.id = g.set_by
    where g.partnership_id = ${PARTNERSHIP} and g.priority_id = ${id}
    order by g.audience, g.measure, g.version desc`.execute(tx)
  return rows
}

/** Every target that a measure ever had, the latest first. */
export const targetsOf = async (
  tx: Tx,
  id: string,
  audience: string,
  measure: string,
): Promise<TargetRow[]> => {
  const { rows } = await sql<TargetRow>`
    select g.audience, g.measure, g.version, g.percent, g.due_on::text as "dueOn", p.name as "setBy", g.set_at as "setAt"
    from priority_target g join person p on p.partnership_id = g.partnership_id and p.id = g.set_by
    where g.partnership_id = ${PARTNERSHIP} and g.priority_id = ${id} and g.audience = ${audience}
      and g.measure = ${measure}
    order by g.version desc`.execute(tx)
  return rows
}

/** Sets the next target of a measure. False: somebody set one first. */
export const addTarget = async (
  tx: Tx,
  id: string,
  target: {
    audience: string
    measure: string
    version: number
    percent: number | null
    dueOn: string | null
    by: string
    now: Date
  },
): Promise<boolean> => {
  const { audience, measure, version, percent, dueOn, by, now } = target
  const { numAffectedRows } = await sql`
    insert into priority_target (partnership_id, priority_id, audience, measure, version, percent, due_on, set_by, set_at)
    values (${PARTNERSHIP}, ${id}, ${audience}, ${measure}, ${version}, ${percent}, ${dueOn}::date, ${by}, ${now})
    on conflict (partnership_id, priority_id, audience, measure, version) do nothing`.execute(tx)
  return numAffectedRows === 1n
}
