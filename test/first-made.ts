import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Where `npm test` has made, once for all tests, what each of them would make first: see `make-first.ts`. */
export const MADE = 'EARLY_SIGNS_TESTS_MADE'

/** A copy of a part of it in a folder that is to be used; nothing where a test file runs by itself. */
export async function firstMade(part: 'postgres' | 'cache', folder: string): Promise<void> {
  const made = process.env[MADE]
  // Node’s own copy takes ten times the work for so many small files.
  if (made) await promisify(execFile)('cp', ['-R', join(made, part), folder])
}
