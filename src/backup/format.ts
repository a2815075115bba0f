import { createHash, type Hash } from 'node:crypto'
import { derivedKey, keyedHash, rootKeyOf } from '../vault/index.ts'
import { Refused } from './refused.ts'

/** The first line within a backup; docs/operations/backup-format.md describes all of it. */
export const MAGIC = 'early-signs-backup 1'
/** The line that ends the rows of a section: in COPY's text format no row reads like it. */
export const END_OF_ROWS = '\\.'

export interface Header {
  readonly madeAt: string
  readonly software: string
  readonly postgres: string
  /** What had been run, in order, with the SHA-256 of each. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  /** The version of the tables for jobs. */
  readonly jobs: number
  /** Tells whether a key is the one that this data is sealed with, and nothing else of it. */
  readonly keyMark: string
  /** Of older root keys that something in it still needs. */
  readonly olderKeyMarks?: readonly string[]
  /** The key itself, where it was asked for. */
  readonly key?: string
  readonly partnerships: readonly { readonly id: string; readonly slug: string }[]
  readonly tables: readonly {
    readonly schema: string
    readonly name: string
    readonly columns: readonly string[]
    readonly rows: number
  }[]
  readonly sequences: readonly { readonly name: string; readonly last: string; readonly called: boolean }[]
}

/** Before the rows of one table and one partnership, and after them. */
export interface SectionStart {
  readonly table: string
  readonly partnership: string | null
}
export interface SectionEnd {
  readonly rows: number
  readonly sha256: string
}
/** The last line. */
export interface Trailer {
  readonly end: true
  readonly sections: number
  readonly rows: number
  /** Over the hashes of all sections, in their order. */
  readonly sha256: string
}

/** Adds up what a whole backup holds, the same way when it is written and when it is read. */
export class Sum {
  sections = 0
  rows = 0
  readonly #hash: Hash = createHash('sha256')

  add({ rows, sha256 }: SectionEnd): void {
    this.sections += 1
    this.rows += rows
    this.#hash.update(sha256)
  }

  trailer(): Trailer {
    return { end: true, sections: this.sections, rows: this.rows, sha256: this.#hash.copy().digest('hex') }
  }
}

/** What a backup keeps of the key: whoever has it sees whether theirs is the same, and learns nothing else. */
export const keyMark = (rootKey: Uint8Array): string =>
  keyedHash(derivedKey(rootKey, 'backup/mark'), 'early-signs-backup').toString('hex').slice(0, 32)

/** Whether a service with this root key, and the older ones beside it, opens all that a backup holds. */
export const opensAllOf = ({ keyMark: own, olderKeyMarks = [] }: Header, rootKey: Uint8Array): boolean => {
  const marks = new Set(rootKeyOf(rootKey).all.map(keyMark))
  return [own, ...olderKeyMarks].every((mark) => marks.has(mark))
}

export const damaged = (): Refused =>
  new Refused('damaged', {
    where: 'backup',
    what: 'It has been altered, or is cut short: it does not open to its end.',
    right: 'Nothing of it is used. Take another copy of it, or an earlier backup.',
  })

/** A line that this software wrote. Errors: {@link Refused}, where it did not. */
export function parsed<Line>(line: string, has: readonly string[]): Line {
  try {
    const value = JSON.parse(line)
    if (value && typeof value === 'object' && has.every((name) => name in value)) return value as Line
  } catch {
    // The same as one that lacks something.
  }
  throw damaged()
}

/** The header of a backup. Errors: {@link Refused} where another version wrote it. */
export function readHeader(magic: string, line: string): Header {
  if (!magic.startsWith('early-signs-backup '))
    throw new Refused('no-backup', { where: 'backup', what: 'What opens is no backup of Early Signs.' })
  if (magic !== MAGIC)
    throw new Refused('other-format', {
      where: 'backup',
      what: 'A later version of Early Signs wrote it, in a way that this one does not read.',
      right: 'Restore it with that version.',
    })
  const has = ['madeAt', 'software', 'migrations', 'jobs', 'keyMark', 'partnerships', 'tables', 'sequences']
  return parsed<Header>(line, has)
}

/** How many rows end in a piece of them: in COPY's text format a line feed within a row is escaped. */
export function rowsIn(chunk: Buffer): number {
  let rows = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1
  return rows
}
