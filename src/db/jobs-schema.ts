import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Kysely, type QueryExecutorProvider, sql } from 'kysely'

/** The schema of pg-boss's own tables. They hold ids and nothing that is anybody's. */
export const JOBS_SCHEMA = 'jobs'

/** The version of those tables that the installed pg-boss works with. Read without loading it: that takes 0.3 s. */
export const jobsVersion = (): number => {
  const entry = createRequire(import.meta.url).resolve('pg-boss')
  return JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')).pgboss.schema
}

/** The version that stands in the database; null: none, or it cannot be read by this role. */
export const jobsVersionIn = async (database: QueryExecutorProvider): Promise<number | null> => {
  const seen = await sql<{ readable: boolean }>`
    select coalesce(has_schema_privilege(to_regnamespace(${JOBS_SCHEMA}), 'usage'), false)
      and to_regclass(${`${JOBS_SCHEMA}.version`}) is not null as readable`.execute(database)
  if (!seen.rows[0]?.readable) return null
  const version = await sql<{
    version: number
  }>`select version from ${sql.table(`${JOBS_SCHEMA}.version`)}`.execute(database)
  return version.rows[0]?.version ?? null
}

/**
 * Installs pg-boss's tables, or brings them up to date, as their owner, and lets the application work with them: read
 * and write, never alter. True where something was done. Processes that start together take turns.
 */
export const installJobs = (owner: Kysely<unknown>, quotedRole: string): Promise<boolean> =>
  owner.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext('early-signs/jobs'))`.execute(connection)
    try {
      const there = await jobsVersionIn(connection)
      const allowed = there !== null && (await mayWork(connection, quotedRole))
      if (there === jobsVersion() && allowed) return false
      if (there !== jobsVersion()) {
        const { getConstructionPlans, getMigrationPlans } = await import('pg-boss')
        const plans =
          there === null ? getConstructionPlans(JOBS_SCHEMA) : getMigrationPlans(JOBS_SCHEMA, there)
        await sql.raw(plans).execute(connection)
      }
      await sql
        .raw(`
          grant usage on schema ${JOBS_SCHEMA} to ${quotedRole};
          grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${quotedRole};
          grant usage on all sequences in schema ${JOBS_SCHEMA} to ${quotedRole};
          revoke all on all functions in schema ${JOBS_SCHEMA} from public;
          grant execute on all functions in schema ${JOBS_SCHEMA} to ${quotedRole}`)
        .execute(connection)
      return true
    } finally {
      await sql`select pg_advisory_unlock(hashtext('early-signs/jobs'))`.execute(connection)
    }
  })

const mayWork = async (owner: QueryExecutorProvider, quotedRole: string): Promise<boolean> => {
  const seen = await sql<{ may: boolean }>`
    select has_table_privilege(oid, ${`${JOBS_SCHEMA}.job_common`}, 'insert') as may
      from pg_roles where quote_ident(rolname) = ${quotedRole}`.execute(owner)
  return seen.rows[0]?.may ?? false
}
