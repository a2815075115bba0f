import type { Command } from 'commander'
import { type OwnDatabase, readSettings } from '../settings.ts'
import { failed, say } from './say.ts'

export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database up to date. It needs DATABASE_OWNER_URL where DATABASE_URL is set.')
    .option('--json', 'write what was run as JSON')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await migrateNow(process.env, options.json ?? false)
    })
}

async function migrateNow(env: NodeJS.ProcessEnv, json: boolean): Promise<number> {
  const settings = readSettings(env)
  if (!settings.ok) return failed(settings.faults, 2)
  const { database, data } = settings.value
  if (database && !database.ownerUrl) {
    const right = 'Give it beside DATABASE_URL: the role that may change tables.'
    return failed([{ where: 'DATABASE_OWNER_URL', what: 'It is not set.', right }], 2)
  }

  const { migrate, startEmbedded } = await import('../db/index.ts')
  const embedded = database ? null : await startEmbedded(data)
  if (embedded && !embedded.ok) return failed(embedded.faults, 1)
  try {
    const { role, ownerUrl } = embedded?.value ?? (database as OwnDatabase)
    const done = await migrate(ownerUrl as string, role)
    if (!done.ok) return failed(done.faults, 1)
    if (json) process.stdout.write(`${JSON.stringify({ migrated: done.value })}\n`)
    else say(done.value.length ? `Migrated: ${done.value.join(', ')}.` : 'The database is up to date.')
    return 0
  } finally {
    await embedded?.value.stop()
  }
}
