import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const LASTING = 'EARLY_SIGNS_TESTS_LASTING'

/** Where what outlives a run of the tests is kept, such as the browser that was unpacked. */
export const lasting = (): string => process.env[LASTING] ?? tmpdir()

/** A folder in memory, and how much must be free there, in bytes: each database takes 0.1 GB. */
const MEMORY = '/dev/shm'
const ROOM = 4e9

/**
 * Makes one folder for all that the tests of this process and its children make, and gives its path and its removal. It
 * is in memory where the machine has the room: a database is copied there in a twentieth of the time, and never waits
 * for a disk.
 */
export function takeTemporaryFolder(): { folder: string; remove: () => void } {
  const before = tmpdir()
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : before, 'early-signs-'))
  // PostgreSQL, which runs as somebody else where we are root, must find its way.
  chmodSync(folder, 0o711)
  process.env[LASTING] = before
  process.env.TMPDIR = folder
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ROOM
}
