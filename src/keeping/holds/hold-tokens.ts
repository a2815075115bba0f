import type { Tx } from '../../db/index.ts'
import { exactlyOf } from '../exactly.ts'
import { heldWords } from './held-words.ts'
import { exactHolds, putHoldTokens } from './hold-queries.ts'
import type { HoldKeys } from './keys.ts'
import type { Looking } from './look-through.ts'

/**
 * Adds the tokens by which holds find what they are on, by today's rules and key: where concerns were indexed anew, a
 * hold of before still holds. None is taken away. The value: those in force on whatever names something exactly.
 */
export const freshenHolds = async (tx: Tx, keys: HoldKeys): Promise<Looking[]> => {
  const holds: Looking[] = []
  for (const { id, sealed } of await exactHolds(tx)) {
    const words = heldWords(keys, id, sealed)
    if (words) await putHoldTokens(tx, id, exactlyOf(words.who).texts.map(keys.concern.token))
    holds.push({ id, who: words?.who ?? null })
  }
  return holds
}
