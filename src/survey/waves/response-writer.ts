import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import type { Sent } from './take-response.ts'

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
 * Writes answers that come at the same time together, in one trip, one transaction and random order: a whole school costs
 * the disk little more than one child, and neither the order of rows nor their transactions tell who sent when.
 */
export const openResponseWriter = (once: Database['once'], partnershipId: string): ResponseWriter => {
  const waiting: Waiting[] = []
  let flights = 0

  const fly = async (): Promise<void> => {
    flights++
    try {
      while (waiting.length > 0) {
        const batch = shuffled(waiting.splice(0, MOST))
        try {
          const statement = keeping(
            partnershipId,
            batch.map(({ sent }) => sent),
          )
          const kept = new Set((await once(statement)).map(({ id }) => id))
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

/** Comments in an order of their own, each with the place of what it was sent with. */
const keeping = (partnershipId: string, batch: readonly Sent[]) => {
  const comments = shuffled(batch.flatMap((sent, i) => sent.comments.map((own) => ({ of: i + 1, ...own }))))
  return sql<{ id: string }>`
    select keep_survey_answers as id from keep_survey_answers(${partnershipId}::uuid,
      ${batch.map(({ waveId }) => waveId)}::uuid[], ${batch.map(({ id }) => id)}::uuid[],
      ${batch.map(({ day }) => day)}::date[], ${batch.map(({ coded }) => JSON.stringify(coded))}::jsonb[],
      ${comments.map(({ id }) => id)}::uuid[], ${comments.map(({ of }) => of)}::integer[],
      ${comments.map(({ question }) => question)}::text[], ${comments.map(({ words }) => words)}::bytea[])`
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
