import { setImmediate as breathe } from 'node:timers/promises'
import type { ConcernKeys } from '../../concern/index.ts'
import type { Database } from '../../db/index.ts'
import { adultYear } from './adult-year.ts'
import { putYears, withoutYear, type YearlessConcern } from './year-queries.ts'

const AT_ONCE = 500

/**
 * Finds for each concern that has none in which year its youngest child is 18, some hundred a transaction: cut off, it
 * goes on where it was. Two at once do no harm.
 */
export const findYears = async (
  database: Pick<Database, 'transaction'>,
  partnershipId: string,
  keys: ConcernKeys,
): Promise<void> => {
  let after: string | null = null
  for (;;) {
    const rows: YearlessConcern[] = await database.transaction({ partnershipId }, async (tx) => {
      const found = await withoutYear(tx, after, AT_ONCE)
      if (found.length > 0)
        await putYears(
          tx,
          found.map((one) => ({ concernId: one.id, ...adultYear(opened(one, keys)) })),
        )
      return found
    })
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.id ?? null
    // Requests come first: this runs beside them in the same process.
    await breathe()
  }
}

const opened = ({ id, toldAt, ageBand, people }: YearlessConcern, keys: ConcernKeys) => ({
  toldAt,
  ageBand,
  people: people.map(({ ordinal, roles, sealed }) => {
    const open = keys.mention.unseal(Buffer.from(sealed, 'hex'), `${id}/${ordinal}`)
    return { roles, said: open === null ? null : JSON.parse(open) }
  }),
})
