import type { Readable, Writable } from 'node:stream'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pgCopy from 'pg-copy-streams'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import type { Tx } from './database.ts'
import { describe } from './database-faults.ts'
import { openClient } from './pool.ts'
import type { Schema } from './schema.ts'

/**
 * One connection as the owner of the tables, for src/backup and `keys rotate` alone: row-level security holds it like everybody
 * (tables force it), but it may change tables.
 */
export interface OwnerSession {
  /** Runs a statement. `$1` … are the values. */
  query<Row = Record<string, unknown>>(statement: string, values?: readonly unknown[]): Promise<Row[]>
  /** The rows of a query as lines of COPY's text format. `rowCount` is known at its end. */
  copyOut(query: string): Readable & { readonly rowCount: number }
  /** Takes lines of that format into a table (`schema.table (columns)`), quoted by the caller. */
  copyIn(target: string): Writable & { readonly rowCount: number }
  /** The same connection for queries of other rooms, within whatever transaction is open on it. */
  readonly tx: Tx
  /** Closes it; what is open on it is undone. */
  end(): Promise<void>
}

/** Errors: nobody answers there, or not to us. */
export async function openOwnerSession(
  ownerUrl: string,
  name: string,
): Promise<Result<OwnerSession, Problem>> {
  const client = openClient(ownerUrl, name)
  // Whoever is using it gets the error from the query.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    return faults({
      where: 'DATABASE_OWNER_URL',
      what: `The database cannot be reached (${describe(error)}).`,
      right: 'Check that it runs and that the address and the password are right.',
    })
  }
  const borrowed = { query: client.query.bind(client), release: () => {} }
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: { connect: async () => borrowed, end: async () => {} } as unknown as PostgresPool,
    }),
  })
  return ok({
    query: async (statement, values = []) => (await client.query(statement, [...values])).rows,
    copyOut: (query) => client.query(pgCopy.to(`copy (${query}) to stdout`)),
    copyIn: (target) => client.query(pgCopy.from(`copy ${target} from stdin`)),
    // It is no transaction of Kysely's: whoever opened the session begins and ends it.
    tx: kysely as unknown as Tx,
    end: () => client.end().catch(() => {}),
  })
}
