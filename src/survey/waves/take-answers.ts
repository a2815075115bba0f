import type { Database, Tx } from '../../db/index.ts'
import type { Allocation, Answers } from '../../questionnaire/index.ts'
import { openResponseWriter } from './response-writer.ts'
import { openTaking } from './take-response.ts'
import type { Wave } from './wave.ts'

/** What one person answered, and how chance led them. */
export interface PersonsAnswers {
  /** A day on which the wave is open: 2026-11-23. */
  readonly day: string
  readonly answers: Answers
  readonly allocation: Allocation
  /** The same one gives the same row, however often it is taken. */
  readonly nonce: string
}

/**
 * Takes the answers of many people at once, in this transaction, as if each had sent theirs: coded answers in random
 * order, what is in their own words encrypted and apart. Gives how many are kept.
 */
export const takeAnswers = async (
  tx: Tx,
  { key, partnershipId }: { readonly key: Uint8Array; readonly partnershipId: string },
  wave: Wave,
  people: readonly PersonsAnswers[],
): Promise<number> => {
  const taking = openTaking(key)
  // The writer has two transactions under way at once; here there is one, and its statements take turns.
  let before: Promise<unknown> = Promise.resolve()
  const once: Database['once'] = (statement) => {
    const own = before.then(() => statement.execute(tx)).then(({ rows }) => rows)
    before = own.catch(() => undefined)
    return own
  }
  const writer = openResponseWriter(once, partnershipId)
  const kept = await Promise.all(
    people.map(({ day, answers, allocation, nonce }) =>
      writer.write(taking.take(wave, day, answers, allocation, nonce)),
    ),
  )
  return kept.filter((one) => one === 'kept').length
}
