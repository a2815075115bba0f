import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase, partnershipId, prepare, startEmbedded } from '../../src/db/index.ts'
import { firstMade } from '../run/first-made.ts'

/** A real PostgreSQL of this test process alone, migrated, with one partnership in it. */
export interface TestDatabase {
  readonly database: Database
  /** Of the partnership that is there; by default that of `packs/durham`. */
  readonly partnershipId: string
  /** The addresses of the application's role and of the owner, and the name of the former. */
  readonly applicationUrl: string
  readonly ownerUrl: string
  readonly role: string
  /** Asks as the owner of the tables, whom row-level security holds too: `$1` … are the values. */
  owner<Row = Record<string, unknown>>(statement: string, values?: readonly unknown[]): Promise<Row[]>
  /** Stops PostgreSQL under the service's feet. */
  goAway(): Promise<void>
  stop(): Promise<void>
}

/** Starts one in a temporary folder, in about two seconds, or less from a copy: one for a test file, stopped in `after`. */
export async function startDatabase(pack = { id: 'durham', name: 'Durham' }): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'early-signs-database-'))
  if (pack.id === 'durham') await firstMade('postgres', folder)
  const started = await startEmbedded(folder)
  if (!started.ok) throw new Error(JSON.stringify(started.faults))
  const postgres = started.value
  const database = openDatabase({ url: postgres.url, log: { warn: () => {} } })
  const prepared = await prepare(database, postgres, { ...pack, version: '2026.1.1', hash: 'test' })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  const id = partnershipId(pack.id)
  const owner = new pg.Client(postgres.ownerUrl)
  owner.on('error', () => {})
  await owner.connect()
  await owner.query(`select set_config('app.partnership', $1, false)`, [id])
  return {
    database,
    partnershipId: id,
    applicationUrl: postgres.url,
    ownerUrl: postgres.ownerUrl,
    role: postgres.role,
    owner: async (statement, values = []) => (await owner.query(statement, [...values])).rows,
    goAway: () => postgres.stop(),
    stop: async () => {
      await database.end()
      await owner.end().catch(() => {})
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
