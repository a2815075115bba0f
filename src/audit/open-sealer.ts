import { type Database, DatabaseAway } from '../db/index.ts'
import { settledUpTo } from './queries.ts'
import { sealBatch } from './seal.ts'

interface Parts {
  readonly database: Database
  readonly partnershipId: string
  /** Of the chain: see `sealKey`. */
  readonly key: Uint8Array
  readonly log: { error(fields: object, message: string): void }
}

export interface Sealer {
  /** Chains what is left, and ends. */
  stop(): Promise<void>
}

const EVERY_MS = 1000
/** How often it is asked from where on to look. */
const SETTLED_EVERY_MS = 60_000
/** No transaction that records is open for longer, in minutes. */
const LONGEST_MINUTES = 10
/** Now and then everything is looked through all the same. */
const ALL_EVERY_MS = 3_600_000

/**
 * Chains what was recorded, each second, apart from the transactions that recorded it: to take the end of the chain in
 * each of them would make them wait for one another. Several processes take turns.
 */
export function openSealer({ database, partnershipId, key, log }: Parts): Sealer {
  let from = '0'
  let settled = Date.now()
  let lookedThrough = Date.now()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const round = async (): Promise<void> => {
    const now = Date.now()
    if (now - lookedThrough > ALL_EVERY_MS) [from, lookedThrough] = ['0', now]
    const context = { partnershipId }
    for (;;) {
      const done = await database.transaction(context, (tx) => sealBatch(tx, key, from))
      if (!done?.more) break
    }
    if (now - settled < SETTLED_EVERY_MS) return
    settled = now
    from = await database.transaction(context, (tx) => settledUpTo(tx, LONGEST_MINUTES))
  }
  const tell = (error: unknown): void => {
    if (error instanceof DatabaseAway) return
    log.error({ kind: error instanceof Error ? error.name : typeof error }, 'The record could not be sealed')
  }
  let running = Promise.resolve()
  const again = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      running = round().catch(tell).finally(again)
    }, EVERY_MS)
    timer.unref()
  }
  again()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      await round().catch(tell)
    },
  }
}
