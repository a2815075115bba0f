import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { readSettings } from '../settings.ts'
import { TRIAL_PREFIX } from '../trial-key.ts'
import { number } from './progress.ts'
import { retireKeys } from './retire-keys.ts'
import { rotateKeys, standingOf } from './rotate-keys.ts'
import { failed, say } from './say.ts'
import { type AtWork, withDatabase } from './with-database.ts'

export function registerKeys(program: Command): void {
  const keys = program
    .command('keys')
    .description('The key that everything else is derived from, and changing it.')
  keys
    .command('new')
    .description('Make a key. Of a trial copy it becomes the first; else it is printed, and put nowhere.')
    .action(() => {
      process.exitCode = newKey(process.env)
    })
  keys
    .command('status')
    .description('Which keys there are, and how much is sealed under each.')
    .option('--json', 'write it as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      process.exitCode = await withDatabase((at) => status(at, json))
    })
  keys
    .command('rotate')
    .description(
      'Bring everything that is sealed under the first key of EARLY_SIGNS_KEY, beside a running service.',
    )
    .addHelpText(
      'after',
      '\nCut off, it goes on there when it is called again. Exit codes: 0 done, 1 not, 2 used wrongly.',
    )
    .action(async () => {
      process.exitCode = await withDatabase(rotateKeys)
    })
  keys
    .command('retire')
    .description('See that nothing needs the older keys any more, and note it. Then they can be destroyed.')
    .option('--at-once', 'do not wait 7 days: pages that people have open begin again')
    .action(async ({ atOnce = false }: { atOnce?: boolean }) => {
      process.exitCode = await withDatabase((at) => retireKeys(at, atOnce))
    })
}

function newKey(env: NodeJS.ProcessEnv): number {
  const key = randomBytes(32).toString('base64')
  const settings = readSettings(env)
  if (!settings.ok) return failed(settings.faults, 2)
  if (env.EARLY_SIGNS_KEY?.trim() || settings.value.production) {
    process.stdout.write(`${key}\n`)
    say('Put it before the one in EARLY_SIGNS_KEY, with a space between, and restart: docs/security/keys.md.')
    return 0
  }
  const file = join(settings.value.data, 'trial-key')
  try {
    const before = readFileSync(file, 'utf8')
    writeFileSync(`${file}.new`, `${TRIAL_PREFIX}${key}\n${before}`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    return failed(
      [{ where: 'EARLY_SIGNS_DATA', what: 'There is no trial key yet, or it cannot be changed.' }],
      1,
    )
  }
  say('The trial copy has a new key. Restart it; then: npx early-signs keys rotate')
  return 0
}

async function status(at: AtWork, json: boolean): Promise<number> {
  const found = await standingOf(at)
  if (!found.ok) return failed(found.faults, 1)
  const standing = found.value
  if (json) {
    process.stdout.write(`${JSON.stringify(standing)}\n`)
    return 0
  }
  for (const { id, here, firstUsedAt, retiredAt, values } of standing.keys) {
    const since = firstUsedAt ? `in use since ${day(firstUsedAt)}` : 'not used yet'
    const retired = retiredAt ? `, retired ${day(retiredAt)}` : ''
    say(`${id}  ${HERE[here]}, ${since}${retired}: ${number(values)} sealed values`)
  }
  if (standing.unmarked > 0) say(`Sealed before keys had marks: ${number(standing.unmarked)} values`)
  if (standing.left > 0)
    say(`Not under the first key yet: ${number(standing.left)}. npx early-signs keys rotate`)
  return 0
}

const HERE = { seals: 'seals', opens: 'opens', next: 'next', missing: 'not given' } as const
const day = (at: Date): string => at.toISOString().slice(0, 10)
