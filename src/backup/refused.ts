import type { Problem } from '../kit/result.ts'

/** Why a backup or a restore does not go on, in the middle of it: told to the person, and kept as a code. */
export class Refused extends Error {
  override readonly name = 'Refused'
  /** A word for the record: `disk-full`. */
  readonly reason: string
  readonly problem: Problem

  constructor(reason: string, problem: Problem) {
    super(reason)
    this.reason = reason
    this.problem = problem
  }
}

/** What ended the work, as one of these. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error
  const code = (error as { code?: unknown } | null)?.code
  if (['ENOSPC', 'EDQUOT', 'EFBIG', '53100'].includes(String(code)))
    return new Refused('disk-full', {
      where: 'disk',
      what: 'The disk is full, or takes no file so large.',
      right: 'Free some space.',
    })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Refused('not-allowed', {
      where: 'file',
      what: 'It may not be read or written here.',
      right: 'Choose another place, or mend the rights.',
    })
  if (code === 'ENOENT')
    return new Refused('no-such-place', { where: 'file', what: 'There is no such file or folder.' })
  if (code === 'ABORT_ERR' || (error as { name?: unknown } | null)?.name === 'AbortError')
    return new Refused('cut-off', { where: 'process', what: 'It was asked to stop before the end.' })
  if (code === '42501')
    return new Refused('not-owner', {
      where: 'DATABASE_OWNER_URL',
      what: 'Its role may not do this.',
      right: 'It must own the tables: docs/settings.md shows how.',
    })
  // Never a message: PostgreSQL's may repeat what somebody wrote.
  const kind = typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown'
  return new Refused('failed', { where: 'database', what: `It could not be finished (${kind}).` })
}
