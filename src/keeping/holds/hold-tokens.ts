import type { Tx } from '../../db/index.ts'
import { exactlyOf } from '../exactly.ts'
import { heldWords } from './held-words.ts'
import { exactHolds, putHoldTokens } from './hold-queries.ts'
import type { HoldKeys } from './keys.ts'
import { type Looking, lookThrough } from './look-through.ts'

/**
 * Has every hold find what it is on, by today's rules and key and in what came since it was put on: where concerns were
 * indexed anew, a hold of before still holds. Nothing that was found is taken away.
 */
export const freshenHolds = async (tx: Tx, keys: HoldKeys): Promise<void> => {
  const holds: Looking[] = []
  for (const { id, sealed } of await exactHolds(tx)) {
    const words = heldWords(keys, id, sealed)
    if (!words) continue
    await putHoldTokens(tx, id, exactlyOf(words.who).texts.map(keys.concern.token))
    holds.push({ id, who: words.who })
  }
  await lookThrough(tx, keys, holds, { all: true })
}
