import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'

/**
 * Writes the answers and comments of a day anew, in random order and in one transaction, so that neither where rows
 * stand nor what wrote them tells which came together. Nothing is lost: it is one statement each.
 */
export const shuffleDay = async (tx: Tx, day: string): Promise<void> => {
  await sql`select shuffle_survey_day(${day}::date)`.execute(tx)
}
