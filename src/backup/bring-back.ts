import { migrate, type OwnerSession, openOwnerSession } from '../db/index.ts'
import { faults, ok, type Result } from '../kit/result.ts'
import { Refused, refusalOf } from './refused.ts'
import { notEmpty, type Restored, restoreBackup } from './restore-backup.ts'
import { noteRun } from './runs.ts'
import { appliedIn } from './write-backup.ts'

type Options = Omit<Parameters<typeof restoreBackup>[1], 'migrateTo'>

/** What a database that holds nothing yet is: its two roles' addresses. */
export interface EmptyDatabase {
  readonly ownerUrl: string
  /** The application's role. */
  readonly role: string
}

/**
 * Restores a backup into an empty database and brings the result up to date with this version. Errors: why nothing was
 * restored, in words.
 */
export async function bringBack(
  { ownerUrl, role }: EmptyDatabase,
  options: Options,
): Promise<Result<Restored>> {
  const beganAt = new Date()
  const session = await openOwnerSession(ownerUrl, 'early-signs-restore')
  if (!session.ok) return session
  try {
    await ownerMayBeHeld(session.value)
    const restored = await restoreBackup(session.value, {
      ...options,
      migrateTo: async (migration) => {
        const applied = await appliedIn(session.value)
        if (applied.some((name) => name > migration)) throw tooFar()
        const migrated = await migrate(ownerUrl, role, migration)
        if (!migrated.ok) throw new Refused('not-migrated', migrated.faults[0] ?? tooFar().problem)
      },
    })
    const migrated = await migrate(ownerUrl, role)
    if (!migrated.ok) return migrated
    await session.value.query('analyze')
    await noteRun(session.value, { kind: 'restore', beganAt, reason: null, bytes: null, rows: restored.rows })
    return ok(restored)
  } catch (error) {
    return faults(refusalOf(error).problem)
  } finally {
    await session.value.end()
  }
}

/** The record of each partnership is checked under its row-level security, which holds no superuser. */
async function ownerMayBeHeld(session: OwnerSession): Promise<void> {
  const [role] = await session.query<{ powerful: boolean }>(
    'select rolsuper or rolbypassrls as powerful from pg_roles where rolname = current_user',
  )
  if (!role?.powerful) return
  throw new Refused('too-powerful', {
    where: 'DATABASE_OWNER_URL',
    what: 'Its role is a superuser or passes row-level security by.',
    right: 'Give the role that is to own the tables: docs/settings.md shows how to make one.',
  })
}

/** An empty database of a later release cannot be taken back to where the backup was. */
const tooFar = (): Refused =>
  new Refused('not-empty', {
    ...notEmpty().problem,
    what: 'It has been migrated further than the backup was.',
  })
