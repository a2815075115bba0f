import type { Database } from '../db/index.ts'
import { ok, type Result } from '../kit/result.ts'
import type { Pack } from '../pack/index.ts'
import { readSettings, type Settings, withTrialKey } from '../settings.ts'
import { failed, say } from './say.ts'

/** What a command works with. */
export interface AtWork {
  readonly settings: Settings
  readonly pack: Pack
  readonly database: Database
  readonly partnershipId: string
  /** For what only the owner of the tables may do; null: it was not given. */
  readonly ownerUrl: string | null
}

/**
 * Runs a command's work over the database of the settings: one's own, or the one that comes with the service, whether
 * the service runs in its data folder now or not. It is migrated first where we may. The value is the exit code.
 */
export async function withDatabase(work: (at: AtWork) => Promise<number>): Promise<number> {
  const given = readSettings(process.env)
  if (!given.ok) return failed(given.faults, 2)
  const completed = withTrialKey(given.value)
  if (!completed.ok) return failed(completed.faults, 1)
  const settings = completed.value
  const { loadPack } = await import('../pack/index.ts')
  const pack = await loadPack(settings.pack)
  if (!pack.ok) return failed(pack.faults, 2)

  const db = await import('../db/index.ts')
  const place = await placeOf(settings)
  if (!place.ok) return failed(place.faults, 1)
  const { stop, ...at } = place.value
  const database = db.openDatabase({ url: at.url, log: { warn: (_fields, what) => say(what) } })
  try {
    const { id, name, version } = pack.value.partnership
    const prepared = await db.prepare(database, at, { id, name, version, hash: pack.value.hash })
    if (!prepared.ok) return failed(prepared.faults, 1)
    const partnershipId = db.partnershipId(id)
    const { admitKeys } = await import('../key-ring/index.ts')
    const admitted = await database.transaction({ partnershipId }, (tx) =>
      admitKeys(tx, settings.key, partnershipId, { note: false }),
    )
    if (!admitted.ok) return failed(admitted.faults, 1)
    return await work({ settings, pack: pack.value, database, partnershipId, ownerUrl: at.ownerUrl })
  } finally {
    await database.end()
    await stop()
  }
}

interface Place {
  readonly url: string
  readonly role: string
  readonly ownerUrl: string | null
  stop(): Promise<void>
}

async function placeOf({ database, data }: Settings): Promise<Result<Place>> {
  const { runningEmbedded, startEmbedded } = await import('../db/index.ts')
  const there = database ?? runningEmbedded(data)
  if (there) return ok({ ...there, stop: async () => {} })
  return startEmbedded(data)
}
