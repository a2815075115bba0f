import type { Database } from '../db/index.ts'
import { type SubmitParts, type Submitted, submitConcerns } from './submit-concern.ts'
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

/**
 * Writes what is told at the same time together, in one transaction: a busy minute costs the disk little more than one
 * concern. Where that fails, each is tried by itself, so that one that cannot be written takes no other with it.
 */
export const openConcernWriter = (
  database: Pick<Database, 'transaction'>,
  partnershipId: string,
  parts: SubmitParts,
): ConcernWriter => {
  const waiting: Waiting[] = []
  const kept = { ...parts, teams: knownFor(parts.teams) }
  let flights = 0

  const submit = (batch: readonly Waiting[]): Promise<Receipt[]> =>
    database.transaction({ partnershipId }, (tx) =>
      submitConcerns(
        tx,
        kept,
        batch.map(({ submitted }) => submitted),
      ),
    )
  const writeAll = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const receipts = await submit(batch)
      for (const [i, { resolve }] of batch.entries()) resolve(receipts[i] as Receipt)
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error)
      // Alone nothing is lost by trying once more: what was kept after all is found by its nonce.
      for (const one of batch) await writeAll([one])
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

/** How long what is known of teams is used without asking again, in milliseconds: a team is not silent within seconds. */
const FRESH_MS = 3000

const knownFor = ({ within }: SubmitParts['teams']): SubmitParts['teams'] => {
  let known: { readonly at: number; readonly value: Awaited<ReturnType<typeof within>> } | undefined
  return {
    async within(tx) {
      if (!known || performance.now() - known.at > FRESH_MS)
        known = { at: performance.now(), value: await within(tx) }
      return known.value
    },
  }
}
