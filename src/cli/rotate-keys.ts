import type { OwnerSession } from '../db/index.ts'
import { faults, type Problem } from '../kit/result.ts'
import { inOwnerTransaction, withOwnerSession } from './as-owner.ts'
import { untilAskedToStop } from './at-owner.ts'
import { number } from './progress.ts'
import { failed, say } from './say.ts'
import type { AtWork } from './with-database.ts'

/** What is sealed under which key, as the owner sees it: the application may not read who told. */
export async function standingOf(at: AtWork) {
  const [{ ringStanding }, { SEALED_COLUMNS }] = await Promise.all([
    import('../key-ring/index.ts'),
    import('./sealed-columns.ts'),
  ])
  return inOwnerTransaction(at, (tx) => ringStanding(tx, at.settings.key, SEALED_COLUMNS))
}

/** Brings everything under the first key. What was done before it is cut off is done. The value: the exit code. */
export async function rotateKeys(at: AtWork): Promise<number> {
  const { settings, database, partnershipId } = at
  const [{ knownKeys }, { openConcernKeys, reindex }] = await Promise.all([
    import('../key-ring/index.ts'),
    import('../concern/index.ts'),
  ])
  const known = await database.transaction({ partnershipId }, knownKeys)
  if (!known.some(({ keyId }) => keyId.equals(settings.key.id))) return failed([notInUse], 1)
  const signal = untilAskedToStop()
  const resealed = await withOwnerSession(at, (session) => resealAll(at, session, signal)).catch((error) => {
    if (signal.aborted) return faults(stopped)
    throw error
  })
  if (!resealed.ok) return failed(resealed.faults, 1)
  const { done, unreadable } = resealed.value
  await reindex({ database, partnershipId, keys: openConcernKeys(settings.key, partnershipId) })
  const { record } = await import('../audit/index.ts')
  const of = { kind: 'key', id: settings.key.id.toString('hex') }
  await database.transaction({ partnershipId }, (tx) =>
    record(tx, { actor: null, action: 'keys.rotated', of, detail: { values: done, unreadable } }),
  )
  say(`${number(done)} values came under the first key.`)
  if (unreadable === 0) return 0
  say(
    `${number(unreadable)} open with none of the keys given, and stay as they are: npx early-signs keys status`,
  )
  return 1
}

async function resealAll({ settings, partnershipId }: AtWork, session: OwnerSession, signal: AbortSignal) {
  const [{ reseal }, { SEALED_COLUMNS }] = await Promise.all([
    import('../key-ring/index.ts'),
    import('./sealed-columns.ts'),
  ])
  const count = { done: 0, unreadable: 0 }
  for (const column of SEALED_COLUMNS) {
    const { done, unreadable } = await reseal(session, column, {
      rootKey: settings.key,
      partnershipId,
      signal,
    })
    if (done > 0) say(`${column.table}.${column.column}: ${number(done)}`)
    count.done += done
    count.unreadable += unreadable
  }
  return count
}

const notInUse: Problem = {
  where: 'EARLY_SIGNS_KEY',
  what: 'No service runs with its first key yet.',
  right: 'Restart the service with it first: what it does not have it could not read.',
}
const stopped: Problem = {
  where: 'keys rotate',
  what: 'It was stopped. What is done is done.',
  right: 'Call it again: it goes on there.',
}
