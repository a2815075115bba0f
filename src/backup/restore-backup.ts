import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Decrypter } from 'age-encryption'
import { jobsVersion, type OwnerSession, type Tx } from '../db/index.ts'
import type { Problem } from '../kit/result.ts'
import { fullName, quoted, READS_THE_SAME, rowsOf, type Table, tablesIn, target } from './catalog.ts'
import {
  damaged,
  type Header,
  opensAllOf,
  parsed,
  readHeader,
  rowsIn,
  type SectionEnd,
  type SectionStart,
  Sum,
  type Trailer,
} from './format.ts'
import { loosened } from './loosened.ts'
import { mayBeRead } from './may-be-read.ts'
import { LineReader } from './read-lines.ts'
import { Refused } from './refused.ts'
import { opened } from './sealed-file.ts'
import { type Progress, speakFor } from './write-backup.ts'

export interface Restored {
  readonly header: Header
  readonly rows: number
  /** Sections (a table's rows of one partnership) whose rows were read back and are the same, byte for byte. */
  readonly verified: number
}

interface Options {
  readonly file: string
  readonly decrypter: Decrypter
  /** The service's root key: a backup of other keys is refused. */
  readonly rootKey: Uint8Array
  /** Brings an empty database's tables to where the backup's were. Called before anything is written. */
  readonly migrateTo: (migration: string) => Promise<void>
  /** Looks at a partnership as it was restored, before it counts; what it finds wrong undoes everything. */
  readonly check: (tx: Tx, partnershipId: string) => Promise<Problem | null>
  readonly signal?: AbortSignal | undefined
  readonly tell?: ((progress: Progress) => void) | undefined
}

/**
 * Brings a backup into an empty database: all of it, in one transaction, or nothing. Every row is read back from the
 * database and compared before that. Errors: {@link Refused}, and whatever the database gives.
 */
export async function restoreBackup(session: OwnerSession, options: Options): Promise<Restored> {
  const reader = new LineReader(opened(options.file, options.decrypter))
  try {
    const header = readHeader(await reader.line(), await reader.line())
    mayBeRead(header)
    if (header.jobs !== jobsVersion()) throw otherJobs(header)
    if (!opensAllOf(header, options.rootKey)) throw otherKey(header)
    await options.migrateTo(header.migrations.at(-1)?.name ?? '')

    await session.query('begin')
    await session.query(READS_THE_SAME)
    const tables = new Map((await tablesIn(session)).map((table) => [`${table.schema}.${table.name}`, table]))
    sameTables(header, tables)
    const tighten = await loosened(session, [...tables.values()])
    await mustBeEmpty(session, [...tables.values()])
    const { sum, sections } = await load(session, reader, header, tables, options)
    for (const { name, last, called } of header.sequences)
      await session.query('select setval($1::regclass, $2, $3)', [`public.${quoted(name)}`, last, called])
    await readBack(session, sections, tables, options.signal)
    await tighten()
    for (const { id } of header.partnerships) {
      await speakFor(session, id)
      const wrong = await options.check(session.tx, id)
      if (wrong) throw new Refused('record-broken', wrong)
    }
    options.signal?.throwIfAborted()
    await session.query('commit')
    return { header, rows: sum.rows, verified: sections.length }
  } catch (error) {
    await session.query('rollback').catch(() => {})
    throw error
  } finally {
    await reader.close()
  }
}

/** What a backup says of itself, once its key opens it. The rest of it is not read. Errors: {@link Refused}. */
export async function readHeaderOf(file: string, decrypter: Decrypter): Promise<Header> {
  const reader = new LineReader(opened(file, decrypter))
  try {
    return readHeader(await reader.line(), await reader.line())
  } finally {
    await reader.close()
  }
}

type Section = SectionStart & SectionEnd

async function load(
  session: OwnerSession,
  reader: LineReader,
  header: Header,
  tables: ReadonlyMap<string, Table>,
  { signal, tell }: Options,
): Promise<{ sum: Sum; sections: Section[] }> {
  const sum = new Sum()
  const sections: Section[] = []
  const of = header.tables.reduce((rows, { rows: more }) => rows + more, 0)
  let bytes = 0
  let rowsDone = 0
  for (;;) {
    const line = await reader.line()
    if (line.startsWith('{"end"')) {
      const trailer = parsed<Trailer>(line, ['sections', 'rows', 'sha256'])
      if (JSON.stringify(trailer) !== JSON.stringify(sum.trailer()) || sum.rows !== of) throw damaged()
      await reader.atEnd()
      return { sum, sections }
    }
    const start = parsed<SectionStart>(line, ['table', 'partnership'])
    const table = tables.get(start.table)
    if (!table) throw damaged()
    const hash = createHash('sha256')
    const into = session.copyIn(target(table))
    await pipeline(
      reader.rows(),
      async function* (rows: AsyncIterable<Buffer>) {
        for await (const chunk of rows) {
          hash.update(chunk)
          bytes += chunk.length
          rowsDone += rowsIn(chunk)
          tell?.({ rows: rowsDone, of, bytes, table: start.table })
          yield chunk
        }
      },
      into,
      { signal },
    )
    const end = parsed<SectionEnd>(await reader.line(), ['rows', 'sha256'])
    if (end.rows !== into.rowCount || end.sha256 !== hash.digest('hex')) throw damaged()
    sum.add(end)
    sections.push({ ...start, ...end })
  }
}

/** Row by row: what the database now gives must read as what was put in. */
async function readBack(
  session: OwnerSession,
  sections: readonly Section[],
  tables: ReadonlyMap<string, Table>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { table: name, partnership, rows, sha256 } of sections) {
    signal?.throwIfAborted()
    const hash = createHash('sha256')
    const again = session.copyOut(rowsOf(tables.get(name) as Table, partnership))
    for await (const chunk of again as AsyncIterable<Buffer>) hash.update(chunk)
    if (again.rowCount === rows && hash.digest('hex') === sha256) continue
    throw new Refused('not-the-same', {
      where: name,
      what: 'What the database gives back is not what the backup holds.',
      right: 'Nothing was kept. Check this machine’s disk and memory, and try again.',
    })
  }
}

function sameTables(header: Header, tables: ReadonlyMap<string, Table>): void {
  const of = (all: Iterable<Pick<Table, 'schema' | 'name' | 'columns'>>) =>
    JSON.stringify([...all].map(({ schema, name, columns }) => [`${schema}.${name}`, [...columns]]).sort())
  if (of(header.tables) === of(tables.values())) return
  throw new Refused('other-tables', {
    where: 'database',
    what: 'Its tables are not those of the backup.',
    right: 'Give an empty database in which nothing but Early Signs makes tables.',
  })
}

async function mustBeEmpty(session: OwnerSession, tables: readonly Table[]): Promise<void> {
  const any = tables.map((table) => `exists (select from ${fullName(table)})`).join(' or ')
  const [found] = await session.query<{ any: boolean }>(`select ${any} as any`)
  if (found?.any) throw notEmpty()
}

export const notEmpty = (): Refused =>
  new Refused('not-empty', {
    where: 'database',
    what: 'There is something in it already, and a restore replaces nothing.',
    right: 'Give an empty data folder (EARLY_SIGNS_DATA), or a new database.',
  })

const otherJobs = ({ software }: Header): Refused =>
  new Refused('other-version', {
    where: 'backup',
    what: `Early Signs ${software} made it, whose tables for jobs are others.`,
    right: `Restore it with Early Signs ${software}, then start this version: it brings the database up to date.`,
  })

const otherKey = ({ key }: Header): Refused =>
  new Refused('other-service-key', {
    where: 'EARLY_SIGNS_KEY',
    what: 'This backup’s data is sealed with another key, and could not be read with this one.',
    right: key
      ? 'The backup holds its key: restore --key-to FILE writes it out.'
      : 'Give the key of the service it was made from (of a trial copy: put its file trial-key into the data folder).',
  })
