import { timingSafeEqual } from 'node:crypto'
import type { Tx } from '../../db/index.ts'
import { concernWithWords } from '../concern-queries.ts'
import type { ConcernKeys } from '../keys.ts'
import { readReference, readWords } from '../receipt/receipt-words.ts'

/** What stands for words or a reference that are none, so that the same is done with them. */
const NO_WORDS = 'none'
const NO_REFERENCE = '.....-.....'

/**
 * The id of the concern with this reference and these six words, as somebody typed them; null: there is none. One path for
 * whatever was typed: the words are hashed, asked for, and the references compared in constant time.
 */
export const findReceipt = async (
  tx: Tx,
  keys: ConcernKeys,
  typed: { reference: string; words: string },
): Promise<string | null> => {
  const words = readWords(typed.words)
  const found = await concernWithWords(tx, keys.wordsHashes(words ?? NO_WORDS))
  const reference = readReference(typed.reference) ?? NO_REFERENCE
  const same = timingSafeEqual(Buffer.from(reference), Buffer.from(found?.reference ?? NO_REFERENCE))
  return found && words && same ? found.id : null
}
