import type { Database } from '../db/index.ts'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import type { RootKey } from '../vault/index.ts'

/** Refuses root keys that do not open what the database holds, and notes that the first is in use. */
export async function admitRootKeys(
  database: Database,
  packId: string,
  rootKey: RootKey,
): Promise<Result<null, Problem & { away: boolean }>> {
  const [{ admitKeys }, { DatabaseAway, describe, partnershipId }] = await Promise.all([
    import('../key-ring/index.ts'),
    import('../db/index.ts'),
  ])
  const ours = partnershipId(packId)
  try {
    const admitted = await database.transaction({ partnershipId: ours }, (tx) =>
      admitKeys(tx, rootKey, ours, { note: true }),
    )
    return admitted.ok ? ok(null) : faults(...admitted.faults.map((fault) => ({ ...fault, away: false })))
  } catch (error) {
    const how = error instanceof DatabaseAway ? '' : ` (${describe(error)})`
    return faults({ where: 'DATABASE_URL', what: `The database went away${how}.`, away: true })
  }
}
