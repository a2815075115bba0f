import { setImmediate as breathe } from 'node:timers/promises'
import type { ConcernKeys } from '../../concern/index.ts'
import type { Database } from '../../db/index.ts'
import type { Jobs } from '../../jobs/index.ts'
import { holdsOrDeletes } from '../holds/hold-queries.ts'
import { freshenHolds } from '../holds/hold-tokens.ts'
import type { HoldKeys } from '../holds/keys.ts'
import { lookThrough } from '../holds/look-through.ts'
import { findYears } from '../periods/find-years.ts'
import { carryOutSome, runsToCarryOut } from './run-queries.ts'

/** How many records are deleted in one transaction: what is done again when it is cut off. */
const AT_ONCE = 50

interface Parts {
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly keys: HoldKeys
  readonly clock: () => Date
}

/**
 * Deletes what is on lists that were approved and whose time has come, some records a transaction. Killed in the middle it
 * goes on where it was; a list that is stopped meanwhile ends at the next transaction; a hold that is put on meanwhile
 * holds. The value: how many records were looked at.
 */
export const carryOutRuns = async ({ database, partnershipId, keys, clock }: Parts): Promise<number> => {
  // Holds find what they are on by today's rules, before anything goes; what stands in words, when something is to go.
  const runs = await database.transaction({ partnershipId }, async (tx) => {
    const holds = await freshenHolds(tx, keys)
    const due = await runsToCarryOut(tx, clock())
    if (due.length > 0) await lookThrough(tx, keys, holds, { all: true })
    return due
  })
  let all = 0
  for (const id of runs) {
    for (;;) {
      const n = await database.transaction({ partnershipId }, async (tx) => {
        await holdsOrDeletes(tx)
        return (await runsToCarryOut(tx, clock())).includes(id) ? carryOutSome(tx, id, AT_ONCE, clock()) : 0
      })
      if (n === 0) break
      all += n
      await breathe()
    }
  }
  return all
}

/** Looks each ten minutes for lists whose time has come; each hour in which year the children of new concerns are 18. */
export const carryOutBy = (
  jobs: Jobs,
  keys: HoldKeys & { concern: ConcernKeys },
  clock: () => Date,
): void => {
  jobs.every('keeping.carry-out', '5-59/10 * * * *', async ({ database, partnershipId }) => {
    await carryOutRuns({ database, partnershipId, keys, clock })
  })
  jobs.every('keeping.years', '35 * * * *', async ({ database, partnershipId }) => {
    await findYears(database, partnershipId, keys.concern)
  })
}
