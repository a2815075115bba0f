import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { atOwner, ownerSettings, recordCheck, untilAskedToStop } from './at-owner.ts'
import { keyOf, type SecretOptions } from './backup-secrets.ts'
import { number, progressOf } from './progress.ts'
import { failed, say } from './say.ts'

interface Options extends SecretOptions {
  readonly keyTo?: string
  readonly json?: boolean
}

export function registerRestore(program: Command): void {
  program
    .command('restore <file>')
    .description('Bring a backup into an empty database: all of it, read back and compared, or nothing.')
    .option('--identity <file...>', 'what opens it, as backup-key wrote it')
    .option('--passphrase-file <file>', 'its first line opens it')
    .option('--passphrase', 'ask for the passphrase at the terminal')
    .option('--key-to <file>', 'only write out the service’s key, where the backup holds it')
    .option('--json', 'write the result as JSON')
    .addHelpText(
      'after',
      `
Into the empty data folder of EARLY_SIGNS_DATA, or the empty database of DATABASE_URL and DATABASE_OWNER_URL, with the
EARLY_SIGNS_KEY of the service that was backed up. Exit codes: 0 it is back, 1 it is not, 2 used wrongly.`,
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await restoreNow(process.env, resolve(file), options)
    })
}

async function restoreNow(env: NodeJS.ProcessEnv, file: string, options: Options): Promise<number> {
  const { bringBack, openKey, readHeaderOf, refusalOf } = await import('../backup/index.ts')
  const key = await keyOf(options)
  if (!key.ok) return failed(key.faults, 2)
  const decrypter = openKey(key.value)
  if (!decrypter.ok) return failed(decrypter.faults, 2)
  try {
    // Before any database is made or touched.
    const header = await readHeaderOf(file, decrypter.value)
    if (options.keyTo) return writeKey(header.key, options.keyTo)
  } catch (error) {
    return failed([refusalOf(error).problem], 1)
  }

  const settings = ownerSettings(env)
  if (!settings.ok) return failed(settings.faults, 2)
  const signal = untilAskedToStop()
  const at = await atOwner(settings.value)
  if (!at.ok) return failed(at.faults, 1)
  const progress = progressOf('Restoring')
  try {
    const check = await recordCheck(settings.value)
    const { tell } = progress
    const how = { file, decrypter: decrypter.value, rootKey: settings.value.key, check, signal, tell }
    const restored = await bringBack(at.value, how)
    if (!restored.ok) return failed(restored.faults, 1)
    const { rows, verified, header } = restored.value
    if (options.json) process.stdout.write(`${JSON.stringify({ rows, verified, madeAt: header.madeAt })}\n`)
    say(`Restored as it was at ${header.madeAt}: ${number(rows)} rows, each read back and the same.`)
    say('The record of who did and read what is whole. Start the service.')
    return 0
  } finally {
    progress.stop()
    await at.value.stop()
  }
}

function writeKey(key: string | undefined, to: string): number {
  if (!key) return failed([{ where: '--key-to', what: 'This backup does not hold the service’s key.' }], 1)
  try {
    writeFileSync(to, `${key}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    return failed([{ where: '--key-to', what: 'That file is there already, or cannot be written.' }], 1)
  }
  say(`The service’s key is in ${to}. Give it as EARLY_SIGNS_KEY, and restore.`)
  return 0
}
