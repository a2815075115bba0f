import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Instrument, Pack } from '../../pack/index.ts'
import type { By } from './open-wave.ts'

/** A copy of an instrument, in the version in hand. */
export interface InstrumentCopy {
  readonly id: string
  readonly version: number
  readonly step: number
  readonly content: Instrument
  /** Which version Undo goes to, and which one Redo; null: none. */
  readonly undo: number | null
  readonly redo: number | null
  readonly changedAt: Date
}

const SELECT = sql`
  select i.id, v.version, s.step, v.content, v.after as undo, s.made_at as "changedAt",
    (select max(n.version) from instrument_version n
      where n.partnership_id = v.partnership_id and n.instrument_id = v.instrument_id and n.after = v.version) as redo
  from instrument i
  join lateral (
    select step, version, made_at from instrument_step s
    where s.partnership_id = i.partnership_id and s.instrument_id = i.id order by step desc limit 1) s on true
  join instrument_version v
    on v.partnership_id = i.partnership_id and v.instrument_id = i.id and v.version = s.version
  where i.partnership_id = ${PARTNERSHIP}`

export const allCopies = async (tx: Tx): Promise<InstrumentCopy[]> =>
  (await sql<InstrumentCopy>`${SELECT} order by i.made_at desc, i.id`.execute(tx)).rows

export const copyById = async (tx: Tx, id: string): Promise<InstrumentCopy | null> =>
  (await sql<InstrumentCopy>`${SELECT} and i.id = ${id}`.execute(tx)).rows[0] ?? null

/** Copies an instrument of the pack, so that it can be changed. */
export const addCopy = async (tx: Tx, content: Instrument, by: By): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    insert into instrument (partnership_id, audience, copied_from, made_by)
    values (${PARTNERSHIP}, ${content.audience}, ${content.id}, ${by?.personId ?? null}) returning id`.execute(
    tx,
  )
  const id = rows[0]?.id ?? ''
  await addVersion(tx, { id, version: 0, step: 0, content }, 'copied', by)
  return id
}

/** Keeps a changed instrument as the version in hand. False: somebody else changed it meanwhile. */
export const addVersion = async (
  tx: Tx,
  { id, version, step, content }: Pick<InstrumentCopy, 'id' | 'version' | 'step' | 'content'>,
  change: string,
  by: By,
): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 1))`.execute(tx)
  const { rows } = await sql<{ version: number }>`
    insert into instrument_version (partnership_id, instrument_id, version, after, change, content, made_by)
    select ${PARTNERSHIP}, ${id}::uuid, 1 + coalesce(max(v.version), 0), nullif(${version}::int, 0), ${change},
      ${JSON.stringify(content)}::json, ${by?.personId ?? null}::uuid
    from instrument_version v where v.partnership_id = ${PARTNERSHIP} and v.instrument_id = ${id}
    returning version`.execute(tx)
  return addStep(tx, id, step, rows[0]?.version ?? 0, by)
}

/** Takes another version in hand: Undo and Redo. False: somebody else did something meanwhile. */
export const addStep = async (
  tx: Tx,
  id: string,
  after: number,
  version: number,
  by: By,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into instrument_step (partnership_id, instrument_id, step, version, made_by)
    values (${PARTNERSHIP}, ${id}, ${after + 1}, ${version}, ${by?.personId ?? null})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Something that can be asked: of the pack, or copied and changed. */
export interface Askable {
  /** `pack/ID`, or the id of a copy. */
  readonly key: string
  readonly instrument: Instrument
  /** When a copy was last changed. */
  readonly changedAt?: Date
}

/** What can be put to people: the copies of this partnership, then the instruments of the pack. */
export const askableInstruments = async (tx: Tx, pack: Pack): Promise<Askable[]> => [
  ...(await allCopies(tx)).map(({ id, content, changedAt }) => ({ key: id, instrument: content, changedAt })),
  ...[...pack.instruments.values()].map((instrument) => ({ key: `pack/${instrument.id}`, instrument })),
]
