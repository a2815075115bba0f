import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { away, describe } from './database-faults.ts'
import { giveFirstStatistics } from './first-statistics.ts'
import { installJobs } from './jobs-schema.ts'
import {
  changedSince,
  MIGRATION_SCHEMA,
  migrationNames,
  migrationSql,
  noteTexts,
  runMigrations,
} from './migrations.ts'
import { openPool } from './pool.ts'

/**
 * Brings the database up to date, as its owner, and gives the application's role what it needs. Our own migrations
 * happen in one transaction or not at all, after the tables for jobs, which are pg-boss's; processes that start
 * together take turns. A file that is not what ran is refused. The value is the names of what was run now.
 * @param upTo the last migration to run, where a backup of an older release is brought over; all by default
 */
export async function migrate(
  ownerUrl: string,
  applicationRole: string,
  upTo?: string,
): Promise<Result<string[], Problem & { away: boolean }>> {
  const pool = openPool({ url: ownerUrl, name: 'early-signs-migrate', max: 1 })
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const role = await sql<{ name: string }>`
      select quote_ident(rolname) as name from pg_roles where rolname = ${applicationRole}`.execute(database)
    const quotedRole = role.rows[0]?.name
    if (!quotedRole) return faults(noRole)

    const changed = (await isListed(database)) ? changedSince(await runMigrations(database)) : null
    if (changed) return faults({ ...changed, away: false })

    const jobs = await installJobs(database, quotedRole)
    const migrator = new Migrator({
      db: database,
      migrationTableSchema: MIGRATION_SCHEMA,
      // Rooms number their migrations apart from one another: a lower number may come later than a higher one.
      allowUnorderedMigrations: true,
      provider: {
        getMigrations: async () =>
          Object.fromEntries(
            migrationNames().map((name): [string, Migration] => [
              name,
              { up: (tx) => run(tx, name, quotedRole) },
            ]),
          ),
      },
    })
    const { error, results = [] } = await (upTo === undefined
      ? migrator.migrateToLatest()
      : migrator.migrateTo(upTo))
    if (error) {
      const failed = results.find((result) => result.status === 'Error')?.migrationName
      return faults(whyNotMigrated(error, failed))
    }
    await noteTexts(database, await runMigrations(database))
    if (results.length > 0) await giveFirstStatistics(database)
    return ok([...(jobs ? ['jobs'] : []), ...results.map((result) => result.migrationName)])
  } catch (error) {
    return faults(whyNotMigrated(error))
  } finally {
    await database.destroy()
  }
}

/** Whether anything was ever migrated here. */
const isListed = async (database: Kysely<unknown>): Promise<boolean> => {
  const { rows } = await sql<{ listed: boolean }>`
    select to_regclass(${`${MIGRATION_SCHEMA}.kysely_migration`}) is not null as listed`.execute(database)
  return rows[0]?.listed ?? false
}

async function run(tx: Kysely<unknown>, name: string, quotedRole: string): Promise<void> {
  await sql.raw(migrationSql(name, quotedRole)).execute(tx)
}

function whyNotMigrated(error: unknown, migration?: string): Problem & { away: boolean } {
  if (away(error))
    return {
      where: 'DATABASE_OWNER_URL',
      what: 'The database cannot be reached.',
      right: 'Check that it runs and that the address and the password are right.',
      away: true,
    }
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    return {
      where: 'DATABASE_OWNER_URL',
      what: 'The database has been migrated by another version of Early Signs.',
      right: 'Start that version, or a later one.',
      away: false,
    }
  }
  return {
    where: migration ? `migrations/${migration}.sql` : 'DATABASE_OWNER_URL',
    what: `The database could not be migrated: ${describe(error)}`,
    right:
      'Nothing has been changed. The role of DATABASE_OWNER_URL must own the database, or be allowed to create in it.',
    away: false,
  }
}

const noRole = {
  where: 'DATABASE_URL',
  what: 'The role that it names does not exist in this database.',
  right: 'Make it as docs/settings.md shows.',
  away: false,
}
