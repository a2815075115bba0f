import type { Database } from '../db/index.ts'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'

/**
 * A trial run gets its made-up people. A real service refuses a database that has any: whoever opened the sign-in page
 * of the trial could be one of them.
 */
export async function admitPeople(
  database: Database,
  packId: string,
  production: boolean,
): Promise<Result<null, Problem & { away: boolean }>> {
  const [{ addTrialPeople, anyTrialPeople }, { DatabaseAway, describe, partnershipId }] = await Promise.all([
    import('../accounts/index.ts'),
    import('../db/index.ts'),
  ])
  try {
    return await database.transaction({ partnershipId: partnershipId(packId) }, async (tx) => {
      if (!production) await addTrialPeople(tx)
      else if (await anyTrialPeople(tx)) return faults(trialPeople)
      return ok(null)
    })
  } catch (error) {
    // Cut off in the middle it fails in more ways than one: each is worth another try.
    const how = error instanceof DatabaseAway ? '' : ` (${describe(error)})`
    return faults({ where: 'DATABASE_URL', what: `The database went away${how}.`, away: true })
  }
}

const trialPeople = {
  where: 'DATABASE_URL',
  what: 'This database has the made-up people of a trial run, and production refuses those.',
  right: 'Give a database that no trial run has used.',
  away: false,
}
