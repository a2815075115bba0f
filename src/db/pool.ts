import pg from 'pg'
import { describe } from './database-faults.ts'
import { KeepingClient } from './keeping-client.ts'

interface Options {
  readonly url: string
  /** How it calls itself to the server. */
  readonly name: string
  /** The most connections at once. */
  readonly max: number
  /** Told the kind of error when a connection breaks. */
  readonly onLost?: (kind: string) => void
}

/**
 * A pool of connections that may break at any time without ending the process: each needs a listener of its own, since
 * the pool listens only to those that are idle. Whoever is using one then gets the error from the query.
 */
export function openPool({ url, name, max, onLost = () => {} }: Options): pg.Pool {
  const pool = new pg.Pool({ ...connection(url, name), max, Client: KeepingClient })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', (error) => onLost(describe(error)))
  })
  return pool
}

/** One connection beside the pool, not yet opened: for listening, which keeps it. */
export const openClient = (url: string, name: string): pg.Client => new pg.Client(connection(url, name))

const connection = (url: string, name: string): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: 5000,
  keepAlive: true,
  application_name: name,
})
