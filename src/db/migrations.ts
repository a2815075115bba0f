import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

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
