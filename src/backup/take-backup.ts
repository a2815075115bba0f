import { openOwnerSession } from '../db/index.ts'
import { faults, ok, type Result } from '../kit/result.ts'
import { refusalOf } from './refused.ts'
import { noteRun } from './runs.ts'
import { type Written, writeBackup } from './write-backup.ts'

/**
 * Makes a backup of the database at an address, and notes in it how that went (not one that nobody keeps, of a drill).
 * Errors: why there is none, in words.
 */
export async function takeBackup(
  ownerUrl: string,
  { unnoted = false, ...options }: Parameters<typeof writeBackup>[1] & { readonly unnoted?: boolean },
): Promise<Result<Written>> {
  const beganAt = new Date()
  const session = await openOwnerSession(ownerUrl, 'early-signs-backup')
  if (!session.ok) return session
  let result: Result<Written>
  let reason: string | null = null
  try {
    result = ok(await writeBackup(session.value, options))
  } catch (error) {
    const refusal = refusalOf(error)
    reason = refusal.reason
    result = faults(refusal.problem)
  } finally {
    // What was open on it, a long statement too, ends with it.
    await session.value.end()
  }
  if (unnoted) return result
  await noteOf(ownerUrl, {
    kind: 'backup',
    beganAt,
    reason,
    bytes: result.ok ? result.value.bytes : null,
    rows: result.ok ? result.value.rows : null,
  })
  return result
}

/** Notes a run over a connection of its own. That it could not be noted changes nothing about the run. */
export async function noteOf(ownerUrl: string, run: Parameters<typeof noteRun>[1]): Promise<void> {
  const session = await openOwnerSession(ownerUrl, 'early-signs-backup')
  if (!session.ok) return
  await noteRun(session.value, run).catch(() => {})
  await session.value.end()
}
