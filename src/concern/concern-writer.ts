import type { Database } from '../db/index.ts'
import type { Known } from '../teams/index.ts'
import { type SubmitParts, type Submitted, submitAtOnce, submitConcern } from './submit-concern.ts'
import type { Receipt } from './telling/pages/sent.html.ts'

export interface ConcernWriter {
  /** Resolves after the commit; rejects where nothing of it is known to be kept, so that it may be sent again. */
  write(submitted: Submitted): Promise<Receipt>
}

/** The most that is written at once: some hundred kilobytes. */
const MOST = 64
/** How many transactions at once: while one waits for the disk, the next is made up. */
const FLIGHTS = 2

interface Waiting {
  readonly submitted: Submitted
  readonly resolve: (receipt: Receipt) => void
  readonly reject: (error: unknown) => void
}

/** How long what is known of teams is used without asking again, in milliseconds: a team is not silent within seconds. */
const FRESH_MS = 3000
/** Of concerns that follow one another within so many seconds the letters are written together, as long after the first. */
const GATHER_SECONDS = 1

/**
 * Writes what is told at the same time together, in one transaction: a busy minute costs the disk little more than one
 * concern. Where that fails, each is tried by itself, so that one that cannot be written takes no other with it.
 */
export const openConcernWriter = (
  database: Pick<Database, 'once' | 'transaction'>,
  partnershipId: string,
  parts: SubmitParts,
): ConcernWriter => {
  const waiting: Waiting[] = []
  let flights = 0
  let known: { readonly at: number; readonly value: Known } | undefined
  let wroteAt = Number.NEGATIVE_INFINITY

  const knownNow = async (): Promise<Known> => {
    if (!known || performance.now() - known.at > FRESH_MS) {
      const value = await database.transaction({ partnershipId }, (tx) => parts.teams.within(tx))
      known = { at: performance.now(), value }
    }
    return known.value
  }
  const submit = async (batch: readonly Waiting[]): Promise<Receipt[]> => {
    const busy = performance.now() - wroteAt < GATHER_SECONDS * 1000
    wroteAt = performance.now()
    const now = { ...parts, known: await knownNow(), waitSeconds: busy ? GATHER_SECONDS : 0 }
    const all = batch.map(({ submitted }) => submitted)
    return submitAtOnce(database, partnershipId, now, all)
  }
  const submitAlone = ({ told, flooding }: Submitted): Promise<Receipt> =>
    database.transaction({ partnershipId }, (tx) => submitConcern(tx, parts, told, flooding))
  const writeAll = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const receipts = await submit(batch)
      for (const [i, { resolve }] of batch.entries()) resolve(receipts[i] as Receipt)
    } catch {
      // Nothing is lost by trying once more: what was kept after all is found by its nonce.
      for (const { submitted, resolve, reject } of batch) await submitAlone(submitted).then(resolve, reject)
    }
  }
  const fly = async (): Promise<void> => {
    flights++
    while (waiting.length > 0) await writeAll(waiting.splice(0, MOST))
    flights--
  }

  return {
    write: (submitted) =>
      new Promise((resolve, reject) => {
        waiting.push({ submitted, resolve, reject })
        // At the end of this turn of the loop: what came with it goes with it.
        if (flights < FLIGHTS)
          setImmediate(() => (flights < FLIGHTS && waiting.length > 0 ? void fly() : undefined))
      }),
  }
}
