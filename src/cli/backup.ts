import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type AtOwner, atOwner, keyTextOf, ownerSettings, recordCheck, untilAskedToStop } from './at-owner.ts'
import { keyOf, lockOf, type SecretOptions } from './backup-secrets.ts'
import { number, progressOf } from './progress.ts'
import { failed, say } from './say.ts'

interface BackupOptions extends SecretOptions {
  readonly to?: string
  readonly withKeys?: boolean
  readonly json?: boolean
}

interface DrillOptions extends SecretOptions {
  readonly json?: boolean
}

export function registerBackup(program: Command, software: string): void {
  const backup = program
    .command('backup')
    .description('Write everything that the database holds to one encrypted file, while the service goes on.')
    .option('--to <file>', 'the file to write; one that is there is never replaced')
    .option('--recipient <key...>', 'who can open it: public keys of age (age1…)')
    .option('--recipients-file <file>', 'the same, a line each')
    .option('--passphrase-file <file>', 'who knows the first line of this file can open it')
    .option('--passphrase', 'ask for a passphrase at the terminal')
    .option(
      '--with-keys',
      'put the service’s own key in as well: whoever opens the file can then read everything',
    )
    .option('--json', 'write the result as JSON')
    .addHelpText('after', KEYS_APART)
    .action(async (options: BackupOptions) => {
      process.exitCode = await backUp(process.env, options, software)
    })
  backup
    .command('drill [file]')
    .description(
      'Prove that a backup can be restored: restore it into a scratch database, compare, and take that away.',
    )
    .option('--identity <file...>', 'what opens the file, as backup-key wrote it')
    .option('--passphrase-file <file>', 'its first line opens the file')
    .option('--json', 'write the result as JSON')
    .addHelpText('after', '\nWithout a file a new backup is made and proved. Administrators see the result.')
    .action(async (file: string | undefined, _: DrillOptions, command: Command) => {
      process.exitCode = await drillNow(process.env, file, command.optsWithGlobals(), software)
    })
  program
    .command('backup-key')
    .description(
      'Make a key pair for backups: the secret half into a file, the public half on standard output.',
    )
    .requiredOption('--to <file>', 'the file for the secret half; one that is there is never replaced')
    .action(async ({ to }: { to: string }) => {
      process.exitCode = await makeKeyFile(to)
    })
}

const KEYS_APART = `
The service's key (EARLY_SIGNS_KEY) is not in a backup unless --with-keys is given. Keep a copy apart from it: without
that key no narrative, source, message or letter opens, nobody comes back with their six words, one-time codes fail, and
the record cannot be verified. Exit codes: 0 it is whole, 1 there is none, 2 used wrongly.`

async function backUp(env: NodeJS.ProcessEnv, options: BackupOptions, software: string): Promise<number> {
  if (!options.to) return failed([{ where: '--to', what: 'No file is named.', right: 'Give --to FILE.' }], 2)
  const file = resolve(options.to)
  const lock = await lockOf(options)
  if (!lock.ok) return failed(lock.faults, 2)
  const { openLock, takeBackup } = await import('../backup/index.ts')
  const encrypter = openLock(lock.value)
  if (!encrypter.ok) return failed(encrypter.faults, 2)
  return withOwner(env, async ({ settings, ownerUrl }, signal) => {
    const progress = progressOf('Backing up')
    const taken = await takeBackup(ownerUrl, {
      file,
      encrypter: encrypter.value,
      software,
      rootKey: settings.key,
      keyText: options.withKeys ? keyTextOf(env, settings) : undefined,
      signal,
      tell: progress.tell,
    })
    progress.stop()
    if (!taken.ok) return failed(taken.faults, 1)
    const { bytes, rows } = taken.value
    if (options.json) process.stdout.write(`${JSON.stringify({ file, ...taken.value })}\n`)
    say(`The backup is whole: ${number(rows)} rows, ${number(bytes / 1000)} kB in ${file}`)
    say(options.withKeys ? KEY_WITHIN : KEY_APART)
    return 0
  })
}

const KEY_WITHIN =
  'It holds the service’s key too. Whoever opens it can read everything: guard it accordingly.'
const KEY_APART =
  'The service’s key (EARLY_SIGNS_KEY) is not in it. Keep a copy of that apart: without it the data cannot be read.'

async function drillNow(
  env: NodeJS.ProcessEnv,
  file: string | undefined,
  options: DrillOptions,
  software: string,
): Promise<number> {
  const { drill, openKey } = await import('../backup/index.ts')
  const key = file ? await keyOf(options) : null
  if (key && !key.ok) return failed(key.faults, 2)
  const decrypter = key ? openKey(key.value) : null
  if (decrypter && !decrypter.ok) return failed(decrypter.faults, 2)
  return withOwner(env, async ({ settings, ownerUrl }, signal) => {
    const progress = progressOf('Drill')
    const done = await drill(ownerUrl, {
      folder: settings.data,
      software,
      rootKey: settings.key,
      check: await recordCheck(settings),
      signal,
      tell: progress.tell,
      backup: file && decrypter ? { file: resolve(file), decrypter: decrypter.value } : undefined,
    })
    progress.stop()
    if (!done.ok) return failed(done.faults, 1)
    const { rows, verified, seconds, bytes, header } = done.value
    if (options.json)
      process.stdout.write(`${JSON.stringify({ rows, verified, seconds, bytes, madeAt: header.madeAt })}\n`)
    say(
      `The backup of ${header.madeAt} can be restored: ${number(rows)} rows came back the same, and the record is whole. It took ${seconds} s.`,
    )
    return 0
  })
}

async function withOwner(
  env: NodeJS.ProcessEnv,
  work: (at: AtOwner, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const settings = ownerSettings(env)
  if (!settings.ok) return failed(settings.faults, 2)
  const signal = untilAskedToStop()
  const at = await atOwner(settings.value)
  if (!at.ok) return failed(at.faults, 1)
  try {
    return await work(at.value, signal)
  } finally {
    await at.value.stop()
  }
}

async function makeKeyFile(to: string): Promise<number> {
  const { makeKey, refusalOf } = await import('../backup/index.ts')
  const { identity, recipient } = await makeKey()
  const text = `# Opens the backups made for ${recipient}\n# Keep it away from the service and from the backups.\n${identity}\n`
  try {
    writeFileSync(to, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST'
    if (there) return failed([{ where: '--to', what: 'There is a file of that name.' }], 1)
    return failed([refusalOf(error).problem], 1)
  }
  process.stdout.write(`${recipient}\n`)
  say(`The secret half is in ${to}. Keep it where neither the service nor the backups are, and a copy of it.`)
  return 0
}
