import type { Tx } from '../db/index.ts'
import { FIRST_HASH, linkOf } from './chain.ts'
import { head, insertSeals, takeTheSeal, unsealed } from './queries.ts'

/** How many entries one transaction chains. */
const BATCH = 1000

/**
 * Chains committed entries that are not chained yet, up to a batch, from an id on. `more`: there may be further ones.
 * Null: another process is sealing.
 */
export async function sealBatch(
  tx: Tx,
  key: Uint8Array,
  from: string,
): Promise<{ sealed: number; more: boolean } | null> {
  if (!(await takeTheSeal(tx))) return null
  const entries = await unsealed(tx, { from, most: BATCH })
  if (entries.length > 0) {
    const last = await head(tx)
    let [sequence, hash] = [BigInt(last?.sequence ?? 0), last?.hash ?? FIRST_HASH]
    const seals = entries.map((entry) => {
      sequence += 1n
      hash = linkOf(key, hash, sequence, entry)
      return { sequence, entry: entry.id, hash }
    })
    await insertSeals(tx, seals)
  }
  return { sealed: entries.length, more: entries.length === BATCH }
}
