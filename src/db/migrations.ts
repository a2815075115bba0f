import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { Problem } from '../kit/result.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'migrations')

/** The schema that holds the list of migrations that have run; nothing of a partnership is in it. */
export const MIGRATION_SCHEMA = 'migration'

/** The names of all migrations, in the order in which they run. */
export const migrationNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort()

/** The statements of one. `:application` stands for the role of the application. */
export const migrationSql = (name: string, quotedRole: string): string =>
  readFileSync(join(FOLDER, `${name}.sql`), 'utf8').replaceAll(':application', () => quotedRole)

/**
 * What tells one text of a migration from another: SHA-256, in hexadecimal, whichever line breaks a checkout has on this
 * system. Errors: there is no such migration.
 */
export const migrationHash = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(FOLDER, `${name}.sql`), 'utf8').replaceAll('\r\n', '\n'))
    .digest('hex')

/** A migration that has run, as its database lists it. */
export interface RunMigration {
  readonly name: string
  /** {@link migrationHash} of the text that ran; null: it is not written down yet. */
  readonly sha256: string | null
}

const LIST = sql.table(`${MIGRATION_SCHEMA}.kysely_migration`)

/** What has run. A list that no release of ours has hashed yet has no column for it. */
export const runMigrations = async (database: QueryExecutorProvider): Promise<RunMigration[]> =>
  (
    await sql<RunMigration>`
    select name, to_jsonb(m) ->> 'sha256' as sha256 from ${LIST} m order by name`.execute(database)
  ).rows

/** Writes down, as the owner, which text each migration has that has run: where that is not known, the one of today. */
export async function noteTexts(owner: QueryExecutorProvider, run: readonly RunMigration[]): Promise<void> {
  const bare = run.filter(({ sha256 }) => sha256 === null).map(({ name }) => name)
  if (bare.length === 0) return
  await sql`alter table ${LIST} add column if not exists sha256 text`.execute(owner)
  await sql`
    update ${LIST} m set sha256 = n.sha256
    from unnest(${bare}::text[], ${bare.map(migrationHash)}::text[]) n (name, sha256)
    where m.name = n.name and m.sha256 is null`.execute(owner)
}

/** What is wrong where a file is not what ran any more: this database has other tables than a new one would have. */
export const changedSince = (run: readonly RunMigration[]): Problem | null => {
  const ours = new Set(migrationNames())
  const changed = run.find(
    ({ name, sha256 }) => sha256 !== null && ours.has(name) && migrationHash(name) !== sha256,
  )
  return changed
    ? {
        where: `migrations/${changed.name}.sql`,
        what: 'It was changed after it ran on this database.',
        right:
          'Put its text back as it was, and write what is to change into a migration of its own, a new file.',
      }
    : null
}
