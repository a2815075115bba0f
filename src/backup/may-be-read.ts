import { migrationHash, migrationNames } from '../db/index.ts'
import type { Header } from './format.ts'
import { Refused } from './refused.ts'

/**
 * Whether this version can make the tables that a backup was taken from: its migrations are the first of ours, word for
 * word. Errors: {@link Refused}, with what to do.
 */
export function mayBeRead({ migrations, software }: Header): void {
  const ours = migrationNames()
  const other = migrations.find(({ name, sha256 }, at) => ours[at] !== name || migrationHash(name) !== sha256)
  if (!other && migrations.length > 0) return
  const later = migrations.length > ours.length
  throw new Refused('other-version', {
    where: 'backup',
    what: `Early Signs ${software} made it, and its tables are ${later ? 'newer than' : 'other than'} those that this version makes.`,
    right: `Restore it with Early Signs ${software}${later ? '.' : ', then start this version on it.'}`,
  })
}
