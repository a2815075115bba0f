import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faults, ok, type Result } from './kit/result.ts'
import { unusableFolder } from './kit/unusable-folder.ts'

/** What a trial key begins with, so that production knows it wherever it turns up. */
export const TRIAL_PREFIX = 'trial-'

/**
 * The key of a copy that somebody is trying out: made once in the data folder, for its owner's eyes only (0600), so
 * that a restart can still read what was sealed before it.
 */
export function makeTrialKey(data: string): Result<string> {
  const file = join(data, 'trial-key')
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    try {
      writeFileSync(file, `${TRIAL_PREFIX}${randomBytes(32).toString('base64')}\n`, {
        mode: 0o600,
        flag: 'wx',
      })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    return ok(readFileSync(file, 'utf8').trim())
  } catch (error) {
    return faults(unusableFolder(error))
  }
}
