import type { Logger } from 'pino'
import type { Database } from '../db/index.ts'
import type { Pack } from '../pack/index.ts'
import type { Settings } from '../settings.ts'

/** Chains the record while the service runs; the value chains the rest and ends that. */
export async function sealRecord(
  { key }: Settings,
  database: Database,
  pack: Pack,
  log: Logger,
): Promise<() => Promise<void>> {
  const [{ openSealer, sealKey }, { partnershipId }] = await Promise.all([
    import('../audit/index.ts'),
    import('../db/index.ts'),
  ])
  const id = partnershipId(pack.partnership.id)
  const sealer = openSealer({ database, partnershipId: id, key: sealKey(key, id), log })
  return () => sealer.stop()
}
