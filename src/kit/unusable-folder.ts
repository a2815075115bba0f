import type { Problem } from './result.ts'

/** Why the data folder cannot be used, in a sentence that says what to do. */
export function unusableFolder(error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code
  const where = 'EARLY_SIGNS_DATA'
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      where,
      what: 'The disk that holds the data folder is full.',
      right: 'Free some space and start again.',
    }
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return {
      where,
      what: 'The data folder cannot be written to.',
      right: 'Give its path to another folder, or its files to the user who starts this.',
    }
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return {
      where,
      what: 'The data folder is not a folder.',
      right: 'Name a folder, or one that can be made.',
    }
  }
  return {
    where,
    what: `The data folder cannot be used (${code ?? 'unknown reason'}).`,
    right: 'Name another folder.',
  }
}
