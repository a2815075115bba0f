import { createInterface } from 'node:readline/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { failed, say, sayFaults } from './say.ts'
import { type AtWork, withDatabase } from './with-database.ts'

interface Options {
  readonly seed: number
  readonly months: number
  readonly people: number
  readonly remove?: boolean
  readonly yes?: boolean
}

export function registerTrial(program: Command): void {
  program
    .command('trial')
    .description('Fill a trial copy with invented people and answers, or take them away again.')
    .option('--seed <number>', 'which people and answers: the same number, the same ones', readSeed, 1)
    .option('--months <number>', 'for how many months something is told', whole(1, 60), 18)
    .option('--people <number>', 'of how many children in the town', whole(20, 2000), 160)
    .option('--remove', 'take everything invented away, and what was made from it')
    .option('--yes', 'do not ask before it is taken away')
    .addHelpText(
      'after',
      '\nNever in production, and never beside work of your own. What is invented is marked on every page.',
    )
    .action(async (options: Options) => {
      process.exitCode = await withDatabase((at) =>
        at.settings.production ? refuse() : options.remove ? remove(at, options) : load(at, options),
      )
    })
}

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const n = Number(text)
    if (!/^\d{1,4}$/.test(text) || n < least || n > most)
      throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
    return n
  }

function readSeed(text: string): number {
  const seed = Number(text)
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0 to 999999999.')
  return seed
}

async function load(
  { settings, pack, database, partnershipId }: AtWork,
  { seed, months, people }: Options,
): Promise<number> {
  const { dayOf } = await import('../pack/index.ts')
  const { loadTrial } = await import('../trial/index.ts')
  const loaded = await loadTrial({
    database,
    partnershipId,
    pack,
    key: settings.key,
    seed,
    months,
    people,
    today: dayOf(new Date()),
    tell: (says, ms) => say(`Trial data: ${says} (${(ms / 1000).toFixed(1)} s).`),
  })
  if (loaded === 'own-work')
    return failed(
      [
        {
          where: 'trial',
          what: 'Somebody has begun work of their own here: nothing invented is mixed with it.',
          right: 'Give an empty data folder: EARLY_SIGNS_DATA=FOLDER npx early-signs trial',
        },
      ],
      1,
    )
  say(
    loaded === 'there'
      ? 'The trial data is there already. For another: npx early-signs trial --remove'
      : 'The trial data is loaded. It goes with: npx early-signs trial --remove',
  )
  return 0
}

async function remove({ database, partnershipId }: AtWork, { yes }: Options): Promise<number> {
  const { removeTrial } = await import('../trial/index.ts')
  if (!yes && !(await confirmed())) return 1
  const removed = await database.transaction({ partnershipId }, removeTrial)
  say(removed === 0 ? 'There was no trial data.' : 'The trial data is gone, and what was made from it.')
  return 0
}

/** Asks at a terminal; without one nobody can answer, and `--yes` has to be said. */
async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    sayFaults([{ where: '--remove', what: 'Nobody can be asked here.', right: 'Say --yes if you are sure.' }])
    return false
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question(
    'Take away all invented surveys, answers, briefings, actions and concerns, and what you made from them? [y/N] ',
  )
  asking.close()
  const sure = /^y(es)?$/i.test(answer.trim())
  if (!sure) say('Nothing was taken away.')
  return sure
}

async function refuse(): Promise<number> {
  return failed([{ where: 'NODE_ENV', what: 'Production takes no trial data.' }], 2)
}
