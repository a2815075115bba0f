import { ok, type Problem, type Result } from '../kit/result.ts'
import { type Database, DatabaseAway } from './database.ts'
import { away } from './database-faults.ts'
import { migrate } from './migrate.ts'
import { type PackInForce, recordPackLoad } from './pack-load.ts'

/**
 * Everything between an open pool and a database that may be used: migrations (where we have its owner's address), the
 * checks of {@link Database.admit}, the record of the pack in force. `away` on a fault: later may go better.
 */
export async function prepare(
  database: Database,
  { role, ownerUrl }: { readonly role: string; readonly ownerUrl: string | null },
  pack: PackInForce,
): Promise<Result<null, Problem & { away: boolean }>> {
  if (ownerUrl !== null) {
    const migrated = await migrate(ownerUrl, role)
    if (!migrated.ok) return migrated
  }
  const admitted = await database.admit()
  if (!admitted.ok) return admitted
  try {
    await recordPackLoad(database, pack)
    return ok(null)
  } catch (error) {
    const gone = error instanceof DatabaseAway || away(error)
    if (!gone) throw error
    return { ok: false, faults: [{ where: 'DATABASE_URL', what: 'The database went away.', away: true }] }
  }
}
