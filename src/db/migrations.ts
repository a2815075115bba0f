import { createHash } from 'node:crypto'
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

/** What tells one text of a migration from another: SHA-256, in hexadecimal. Errors: there is no such migration. */
export const migrationHash = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(FOLDER, `${name}.sql`)))
    .digest('hex')
