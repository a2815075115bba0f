import type { Tx } from '../../db/index.ts'
import { exactlyOf } from '../exactly.ts'
import { heldWords } from './held-words.ts'
import { exactHolds, putHoldTokens } from './hold-queries.ts'
import type { HoldKeys } from './keys.ts'

/**
 * Adds the tokens by which holds find what they are on, by today's rules and key: where concerns were indexed anew, a
 * hold of before still holds. None is taken away.
 */
export const freshenHolds = async (tx: Tx, keys: HoldKeys): Promise<void> => {
  for (const { id, sealed } of await exactHolds(tx)) {
    const words = heldWords(keys, id, sealed)
    if (words) await putHoldTokens(tx, id, exactlyOf(words.who).texts.map(keys.concern.token))
  }
}
