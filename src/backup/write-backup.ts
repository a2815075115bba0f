import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Encrypter } from 'age-encryption'
import {
  jobsVersionIn,
  MIGRATION_SCHEMA,
  migrationHash,
  migrationNames,
  type OwnerSession,
} from '../db/index.ts'
import { rootKeyOf } from '../vault/index.ts'
import { countOf, fullName, READS_THE_SAME, rowsOf, sequencesIn, type Table, tablesIn } from './catalog.ts'
import { END_OF_ROWS, type Header, keyMark, MAGIC, rowsIn, Sum } from './format.ts'
import { Refused } from './refused.ts'
import { encrypted } from './sealed-file.ts'
import { beginFile, overwrites } from './unfinished-file.ts'

/** How far it has come. */
export interface Progress {
  readonly rows: number
  readonly of: number
  /** Before compression. */
  readonly bytes: number
  readonly table: string
}

export interface Written {
  readonly bytes: number
  readonly rows: number
  readonly madeAt: string
}

interface Options {
  readonly file: string
  readonly encrypter: Encrypter
  readonly software: string
  /** The service's root key: its mark is kept, itself only where `keyText` is given. */
  readonly rootKey: Uint8Array
  readonly keyText?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly tell?: ((progress: Progress) => void) | undefined
}

const CHUNK = 256 * 1024

/**
 * Writes everything that the database holds, as it stood at one moment, to an encrypted file, while others go on
 * working. Memory does not grow with the data. The file has its name only once it is whole and on disk. Errors:
 * {@link Refused}, and whatever the disk or the database gives; nothing is left then.
 */
export async function writeBackup(session: OwnerSession, options: Options): Promise<Written> {
  if (existsSync(options.file)) throw overwrites()
  const unfinished = await beginFile(options.file)
  try {
    await session.query('begin isolation level repeatable read read only')
    await session.query(READS_THE_SAME)
    const tables = await tablesIn(session)
    // Nobody alters them meanwhile; reading and writing goes on.
    await session.query(`lock table ${tables.map(fullName).join(', ')} in access share mode`)
    const header = await headerOf(session, tables, options)
    const sum = new Sum()
    await pipeline(
      Readable.from(linesOf(session, tables, header, sum, options), {
        objectMode: false,
        highWaterMark: CHUNK,
      }),
      createGzip({ level: 3, chunkSize: CHUNK }),
      encrypted(options.encrypter),
      async (bytes: AsyncIterable<Uint8Array>) => {
        for await (const chunk of bytes) await unfinished.handle.writeFile(chunk)
      },
      { signal: options.signal },
    )
    await session.query('rollback')
    options.signal?.throwIfAborted()
    await unfinished.finish()
    const { size } = await stat(options.file)
    return { bytes: size, rows: sum.rows, madeAt: header.madeAt }
  } catch (error) {
    await unfinished.discard()
    throw error
  }
}

async function headerOf(session: OwnerSession, tables: readonly Table[], options: Options): Promise<Header> {
  const migrations = await appliedIn(session)
  if (!migrations.includes('0021_backup'))
    throw new Refused('not-migrated', {
      where: 'database',
      what: 'It was made by a version that knew no backups.',
      right: 'Copy the data folder with the service stopped, then run: npx early-signs migrate',
    })
  const [server] = await session.query<{ version: string; now: Date }>(
    `select current_setting('server_version') as version, now() as now`,
  )
  const partnerships = await session.query<{ id: string; slug: string }>(
    'select id, slug from public.partnership order by id',
  )
  const counted = []
  for (const table of tables) {
    let rows = 0
    for (const id of table.whose === null ? [null] : partnerships.map(({ id }) => id)) {
      await speakFor(session, id)
      const [row] = await session.query<{ count: string }>(countOf(table, id))
      rows += Number(row?.count)
    }
    counted.push({ schema: table.schema, name: table.name, columns: table.columns, rows })
  }
  return {
    madeAt: (server?.now ?? new Date()).toISOString(),
    software: options.software,
    postgres: server?.version ?? 'unknown',
    migrations: migrations.map((name) => ({ name, sha256: migrationHash(name) })),
    jobs: (await jobsVersionIn(session.tx)) ?? 0,
    keyMark: keyMark(options.rootKey),
    olderKeyMarks: rootKeyOf(options.rootKey).older.map(keyMark),
    ...(options.keyText === undefined ? {} : { key: options.keyText }),
    partnerships,
    tables: counted,
    sequences: await sequencesIn(session),
  }
}

/** The migrations that have run, in order. Errors: one is not of this version. */
export async function appliedIn(session: OwnerSession): Promise<string[]> {
  const [there] = await session.query<{ there: boolean }>(
    `select to_regclass('${MIGRATION_SCHEMA}.kysely_migration') is not null as there`,
  )
  if (!there?.there) return []
  const applied = await session.query<{ name: string }>(
    `select name from ${MIGRATION_SCHEMA}.kysely_migration order by name`,
  )
  const known = migrationNames()
  if (applied.some(({ name }) => !known.includes(name)))
    throw new Refused('other-version', {
      where: 'database',
      what: 'A later version of Early Signs has changed it.',
      right: 'Use that version.',
    })
  return applied.map(({ name }) => name)
}

/** From now on row-level security shows what is this partnership's. */
export const speakFor = async (session: OwnerSession, partnership: string | null): Promise<void> => {
  await session.query(`select set_config('app.partnership', $1, true)`, [partnership ?? ''])
}

async function* linesOf(
  session: OwnerSession,
  tables: readonly Table[],
  header: Header,
  sum: Sum,
  { tell }: Options,
): AsyncGenerator<Buffer> {
  const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)
  yield Buffer.from(`${MAGIC}\n`)
  yield line(header)
  const of = header.tables.reduce((rows, table) => rows + table.rows, 0)
  let bytes = 0
  let rowsDone = 0
  for (const table of tables) {
    for (const partnership of table.whose === null ? [null] : header.partnerships.map(({ id }) => id)) {
      const name = `${table.schema}.${table.name}`
      yield line({ table: name, partnership })
      await speakFor(session, partnership)
      const hash = createHash('sha256')
      const rows = session.copyOut(rowsOf(table, partnership))
      for await (const chunk of rows as AsyncIterable<Buffer>) {
        hash.update(chunk)
        bytes += chunk.length
        rowsDone += rowsIn(chunk)
        tell?.({ rows: rowsDone, of, bytes, table: name })
        yield chunk
      }
      const end = { rows: rows.rowCount, sha256: hash.digest('hex') }
      sum.add(end)
      yield Buffer.from(`${END_OF_ROWS}\n`)
      yield line(end)
    }
  }
  yield line(sum.trailer())
}
