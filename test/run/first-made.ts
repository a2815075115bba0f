import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deserialize } from 'node:v8'
import type { Pack } from '../../src/pack/index.ts'

/** Where `npm test` has made, once for all tests, what each of them would make first: see `make-first.ts`. */
export const MADE = 'EARLY_SIGNS_TESTS_MADE'

/** A copy of a part of it in a folder that is to be used; nothing where a test file runs by itself. */
export async function firstMade(part: 'postgres' | 'cache', folder: string): Promise<void> {
  const made = process.env[MADE]
  // Node’s own copy takes ten times the work for so many small files.
  if (made) await promisify(execFile)('cp', ['-R', join(made, part), folder])
}

/** The packs that are read and checked once: every other start reads them as they then were, in 5 ms instead of 1 s. */
export const PACKS = ['durham', 'example']

/** Such a pack, made anew for whoever asks; nothing where a test file runs by itself. */
export async function firstRead(name: string): Promise<Pack | undefined> {
  const made = process.env[MADE]
  return made && PACKS.includes(name) ? deserialize(await readFile(join(made, `${name}.pack`))) : undefined
}
