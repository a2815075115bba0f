import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Voice } from '../../pack/index.ts'
import type { Definition, Wave, WaveEvent } from './wave.ts'
import { withEvents } from './wave.ts'

interface WaveRow {
  id: string
  code: string
  title: string
  label: string
  audience: Voice
  definition: Definition | null
  first_day: string
  last_day: string
  events: WaveEvent[]
}

const waveOf = ({ first_day, last_day, events, ...row }: WaveRow): Wave =>
  withEvents({ ...row, firstDay: first_day, lastDay: last_day }, events)

const EVENTS = sql`coalesce((
  select jsonb_agg(jsonb_build_object('kind', e.kind, 'lastDay', e.last_day) order by e.id)
  from wave_event e where e.partnership_id = w.partnership_id and e.wave_id = w.id), '[]')`

const SELECT = sql`
  select w.id, w.code, w.title, w.label, w.audience, w.definition,
    w.first_day::text as first_day, w.last_day::text as last_day, ${EVENTS} as events
  from wave w where w.partnership_id = ${PARTNERSHIP}`

export const waveByCode = async (tx: Tx, code: string): Promise<Wave | null> => {
  const { rows } = await sql<WaveRow>`${SELECT} and w.code = ${code}`.execute(tx)
  return rows[0] ? waveOf(rows[0]) : null
}

export const waveById = async (tx: Tx, id: string): Promise<Wave | null> => {
  const { rows } = await sql<WaveRow>`${SELECT} and w.id = ${id}`.execute(tx)
  return rows[0] ? waveOf(rows[0]) : null
}

/** All waves, the latest first. */
export const allWaves = async (tx: Tx): Promise<Wave[]> => {
  const { rows } = await sql<WaveRow>`${SELECT} order by w.first_day desc, w.opened_at desc`.execute(tx)
  return rows.map(waveOf)
}

/** Adds what became of a wave. Two at once take turns, so that they keep an order. */
export const addEvent = async (
  tx: Tx,
  waveId: string,
  { kind, lastDay }: WaveEvent,
  by: string | null,
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${waveId}, 0))`.execute(tx)
  await sql`
    insert into wave_event (partnership_id, wave_id, id, kind, last_day, made_by)
    select ${PARTNERSHIP}, ${waveId}::uuid, 1 + coalesce(max(e.id), 0), ${kind}, ${lastDay}::date, ${by}::uuid
    from wave_event e where e.partnership_id = ${PARTNERSHIP} and e.wave_id = ${waveId}`.execute(tx)
}

/** How many answered on each day on which anybody did. */
export const countByDay = async (tx: Tx, waveId: string): Promise<{ day: string; n: number }[]> => {
  const { rows } = await sql<{ day: string; n: number }>`
    select day::text, count(*)::int as n from survey_response
    where partnership_id = ${PARTNERSHIP} and wave_id = ${waveId} group by day order by day`.execute(tx)
  return rows
}

/** How many answered each wave. */
export const countByWave = async (tx: Tx): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ wave_id: string; n: number }>`
    select wave_id, count(*)::int as n from survey_response
    where partnership_id = ${PARTNERSHIP} group by wave_id`.execute(tx)
  return new Map(rows.map(({ wave_id, n }) => [wave_id, n]))
}

/** How many answered a wave by each way through its stories. */
export const countByWay = async (tx: Tx, waveId: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ way: string; n: number }>`
    select answers->>'way' as way, count(*)::int as n from survey_response
    where partnership_id = ${PARTNERSHIP} and wave_id = ${waveId} and answers->>'way' is not null group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ way, n }) => [way, n]))
}

/** One person's coded answers, and which way chance led them through the stories. */
export interface CodedAnswers {
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>
  readonly way?: string
}

/** The answers of a wave in an order of their own: that of their ids, which chance made. */
export const responsesOf = async (
  tx: Tx,
  waveId: string,
): Promise<{ day: string; answers: CodedAnswers }[]> => {
  const { rows } = await sql<{ day: string; answers: CodedAnswers }>`
    select day::text, answers from survey_response
    where partnership_id = ${PARTNERSHIP} and wave_id = ${waveId} order by id`.execute(tx)
  return rows
}
