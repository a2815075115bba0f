import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'

/** How long words lead to the answers that they were given with, in days: eight weeks, and as much again to come back. */
const LINK_DAYS = 112

/** Writes the rows of a day anew in random order; links older than {@link LINK_DAYS} are drawn anew by chance. */
export const shufflePracticeDay = async (tx: Tx, day: string): Promise<void> => {
  await sql`select shuffle_practice_day(${day}::date), redraw_practice_links(${day}::date - ${LINK_DAYS}::int)`.execute(
    tx,
  )
}
