import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Tx } from '../../db/index.ts'
import { daysOfWaves, PARTNERSHIP } from './queries.ts'
import type { Sent } from './take-response.ts'
import { dayState } from './wave.ts'

/** Kept: it is in the database for good, now or from before. Closed: the wave ended meanwhile, and nothing was kept. */
export type Kept = 'kept' | 'closed'

export interface ResponseWriter {
  /** Resolves after the commit; rejects where nothing of it is known to be kept, so that it may be sent again. */
  write(sent: Sent): Promise<Kept>
}

/** The most answers that are written at once: about a megabyte. */
const MOST = 400
/** How many transactions at once: while one waits for the disk, the next is made up. */
const FLIGHTS = 2

interface Waiting {
  readonly sent: Sent
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes answers that come at the same time together, in one transaction and in random order: a whole school costs the
 * disk little more than one child, and neither the order of rows nor their transactions tell who sent when.
 */
export const openResponseWriter = (
  database: Pick<Database, 'transaction'>,
  partnershipId: string,
): ResponseWriter => {
  const waiting: Waiting[] = []
  let flights = 0

  const fly = async (): Promise<void> => {
    flights++
    try {
      while (waiting.length > 0) {
        const batch = shuffled(waiting.splice(0, MOST))
        try {
          const kept = await database.transaction({ partnershipId }, (tx) =>
            writeAll(
              tx,
              batch.map(({ sent }) => sent),
            ),
          )
          for (const { sent, resolve } of batch) resolve(kept.has(sent.id) ? 'kept' : 'closed')
        } catch (error) {
          for (const { reject } of batch) reject(error)
        }
      }
    } finally {
      flights--
    }
  }

  return {
    write: (sent) =>
      new Promise((resolve, reject) => {
        waiting.push({ sent, resolve, reject })
        // At the end of this turn of the loop: what came with it goes with it.
        if (flights < FLIGHTS)
          setImmediate(() => (flights < FLIGHTS && waiting.length > 0 ? void fly() : undefined))
      }),
  }
}

/** Writes what belongs to waves that are open on its day; gives the ids that are kept. What is there already stays as it was. */
const writeAll = async (tx: Tx, batch: readonly Sent[]): Promise<ReadonlySet<string>> => {
  const waves = await daysOfWaves(tx, [...new Set(batch.map(({ waveId }) => waveId))])
  const open = new Map(waves.map((wave) => [wave.id, wave]))
  const taken = batch.filter(({ waveId, day }) => {
    const wave = open.get(waveId)
    return wave !== undefined && dayState(wave, day) === 'open'
  })
  if (taken.length > 0) {
    await sql`
      insert into survey_response (partnership_id, wave_id, id, day, answers)
      select ${PARTNERSHIP}, * from unnest(${taken.map(({ waveId }) => waveId)}::uuid[],
        ${taken.map(({ id }) => id)}::uuid[], ${taken.map(({ day }) => day)}::date[],
        ${taken.map(({ coded }) => JSON.stringify(coded))}::jsonb[])
      on conflict do nothing`.execute(tx)
    const comments = shuffled(
      taken.flatMap(({ waveId, day, comments: own }) => own.map((one) => ({ waveId, day, ...one }))),
    )
    if (comments.length > 0)
      await sql`
        insert into survey_comment (partnership_id, id, wave_id, day, question, words)
        select ${PARTNERSHIP}, * from unnest(${comments.map(({ id }) => id)}::uuid[],
          ${comments.map(({ waveId }) => waveId)}::uuid[], ${comments.map(({ day }) => day)}::date[],
          ${comments.map(({ question }) => question)}::text[], ${comments.map(({ words }) => words)}::bytea[])
        on conflict do nothing`.execute(tx)
  }
  const late = batch.filter((one) => !taken.includes(one))
  return new Set([...taken.map(({ id }) => id), ...(late.length > 0 ? await keptBefore(tx, late) : [])])
}

/** Of what came too late, that which had come in time: somebody who lost the connection sends it once more. */
const keptBefore = async (tx: Tx, late: readonly Sent[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from survey_response where partnership_id = ${PARTNERSHIP}
      and wave_id = any(${late.map(({ waveId }) => waveId)}::uuid[]) and id = any(${late.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Fisher and Yates, by the system's random numbers: the order is what must tell nothing. */
const shuffled = <One>(list: readonly One[]): One[] => {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    const one = mixed[i] as One
    mixed[i] = mixed[j] as One
    mixed[j] = one
  }
  return mixed
}
