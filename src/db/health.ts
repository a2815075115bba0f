import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { JOBS_SCHEMA } from './jobs-schema.ts'
import { MIGRATION_SCHEMA } from './migrations.ts'

/** How a database is. */
export interface Health {
  /** As PostgreSQL says it: `18.4`. */
  readonly version: string
  readonly bytes: number
  readonly connections: number
  readonly mostConnections: number
  /** Processes that listen for work in the background. */
  readonly workers: number
  /** The last migration that was run. */
  readonly migration: string
  /** Of the tables for jobs. */
  readonly jobs: number
}

/** Asks the database of a transaction. */
export const healthOf = async (tx: Tx): Promise<Health> => {
  const { rows } = await sql<Omit<Health, 'bytes'> & { bytes: string }>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database())::text as bytes,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
      current_setting('max_connections')::int as "mostConnections",
      (select count(*)::int from pg_stat_activity
        where datname = current_database() and application_name = 'early-signs-jobs') as workers,
      (select max(name) from ${sql.table(`${MIGRATION_SCHEMA}.kysely_migration`)}) as migration,
      (select version from ${sql.table(`${JOBS_SCHEMA}.version`)}) as jobs`.execute(tx)
  const row = rows[0] as (typeof rows)[number]
  return { ...row, bytes: Number(row.bytes) }
}
