import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where `npm test` has every service under test keep its log, so that all of them are searched together. */
export const LOGS = 'EARLY_SIGNS_TESTS_LOGS'

/** Keeps what a service logged; nothing where a test file runs by itself. */
export function keepLog(text: string): void {
  const folder = process.env[LOGS]
  if (folder && text !== '') appendFileSync(join(folder, `${process.pid}.log`), text)
}
