import { type Command, InvalidArgumentError } from 'commander'
import { say } from './say.ts'
import { type AtWork, withDatabase } from './with-database.ts'

interface Options {
  readonly noted?: { sequence: string; hash: string }
  readonly json?: boolean
}

/** Older than this, in seconds, an entry should have been sealed: the service was killed, or does not run. */
const LATE_SECONDS = 60

export function registerAudit(program: Command): void {
  program
    .command('audit')
    .description('The record of who did and read what.')
    .command('verify')
    .description(
      'Check that nobody has changed the record: the first wrong link, and what is not sealed yet.',
    )
    .option(
      '--noted <sequence:hash>',
      'an end of the chain that was told before: it must hold still',
      readNoted,
    )
    .option('--json', 'write the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 every link is right, 1 one is not, or the record cannot be read, 2 used wrongly.',
    )
    .action(async (options: Options) => {
      process.exitCode = await withDatabase((at) => verifyNow(at, options))
    })
}

async function verifyNow(
  { settings, database, partnershipId }: AtWork,
  { noted, json }: Options,
): Promise<number> {
  const { chainKeys, verify } = await import('../audit/index.ts')
  const verdict = await database.transaction({ partnershipId }, async (tx) =>
    verify(tx, await chainKeys(tx, settings.key, partnershipId), noted),
  )
  const { sealed, head, broken, unsealed } = verdict
  if (json) process.stdout.write(`${JSON.stringify(verdict)}\n`)
  else {
    if (broken) say(`Link ${broken.sequence} (entry ${broken.entry}) is wrong: ${WHY[broken.why]}`)
    else say(`Every link is right: ${sealed}.`)
    if (head) say(`The last right one, to note elsewhere: ${head.sequence}:${head.hash}`)
    const age = unsealed.oldest ? Math.round((Date.now() - unsealed.oldest.getTime()) / 1000) : 0
    if (unsealed.count > 0) say(`Not sealed yet: ${unsealed.count}, the oldest ${age} s old.`)
    if (age > LATE_SECONDS)
      say('The service seals each second while it runs, and the rest at its next start.')
  }
  return broken ? 1 : 0
}

const WHY = {
  'link-missing': 'it is not there.',
  'entry-missing': 'its entry is not there.',
  changed: 'its entry, or what stands before it, was changed, or another key sealed it.',
  'not-as-noted': 'it is not the one that was noted.',
} as const

function readNoted(text: string): { sequence: string; hash: string } {
  const [, sequence, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!sequence || !hash) throw new InvalidArgumentError('Give it as it was told: SEQUENCE:HASH.')
  return { sequence, hash }
}
