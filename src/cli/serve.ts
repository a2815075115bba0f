import type { Command } from 'commander'
import type { Logger } from 'pino'
import type { Database } from '../db/index.ts'
import type { Problem, Result } from '../kit/result.ts'
import type { Pack } from '../pack/index.ts'
import { type OwnDatabase, readSettings, type Settings, withTrialKey } from '../settings.ts'
import { say, sayFaults } from './say.ts'
import { type Shutdown, watchForTheEnd } from './shutdown.ts'

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('Start the service: its database, its pack, its pages. Settings come from the environment.')
    .option('--no-worker', 'do nothing in the background: processes started by “worker” do that')
    .addHelpText('after', '\nThe settings are listed in docs/settings.md. Ctrl-C stops everything.')
    .action(({ worker }: { worker: boolean }) => serve(process.env, worker ? 'both' : 'web'))
  program
    .command('worker')
    .description('Do what waits in the background (letters, reminders, clocks) and listen to nobody.')
    .addHelpText(
      'after',
      '\nIt needs a PostgreSQL of your own: DATABASE_URL. SIGTERM ends it after what it is doing.',
    )
    .action(() => serve(process.env, 'worker'))
}

/** What a process does: pages and the background, or one of them. */
type Does = 'both' | 'web' | 'worker'

/**
 * Starts everything, and says so as the last line on standard output. Whatever goes wrong is told in sentences on
 * standard error, what has been started is stopped again, and the exit code is 1 (2: a setting is wrong).
 */
async function serve(env: NodeJS.ProcessEnv, does: Does): Promise<void> {
  const given = readSettings(env)
  const { forLog, openLog } = await import('./log.ts')
  const production = env.NODE_ENV === 'production'
  const log = openLog(production)
  const shutdown = watchForTheEnd((what, error) => log.fatal(forLog(error, production), what))

  const fail = (faults: readonly Problem[], code = 1): Promise<void> => {
    // Asked to stop meanwhile: what fails because of that is no fault.
    if (shutdown.begun) return shutdown.end(0)
    sayFaults(faults)
    return shutdown.end(code)
  }
  if (!given.ok) return fail(given.faults, 2)
  const completed = withTrialKey(given.value)
  if (!completed.ok) return fail(completed.faults)
  const settings = completed.value
  if (does !== 'both' && !settings.database) return fail([oneProcess], 2)
  const progress = settings.production ? (text: string) => log.info(text) : say

  progress(settings.database ? 'Connecting to the database …' : 'Starting PostgreSQL …')
  const [database, pack, { createApp }] = await Promise.all([
    startDatabase(settings, log, shutdown),
    loadPack(settings.pack),
    import('../app.ts'),
  ])
  const wrong = [database, pack].flatMap((part) => (part.ok ? [] : part.faults))
  if (!database.ok || !pack.ok || shutdown.begun) return fail(wrong)
  const { partnership, hash } = pack.value
  progress(`The pack of ${partnership.name}, version ${partnership.version} (${hash}).`)

  const prepared = await prepareDatabase(settings, database.value, pack.value, log, shutdown)
  if (!prepared.ok || shutdown.begun) return fail(prepared.ok ? [] : prepared.faults)

  const { sealRecord } = await import('./seal-record.ts')
  await shutdown.undo(await sealRecord(settings, database.value.database, pack.value, log))
  const work = ({ both: 'after', web: 'elsewhere', worker: 'now' } as const)[does]
  const app = await createApp({ settings, pack: pack.value, database: database.value.database, log, work })
  await shutdown.undo(() => app.close())
  if (shutdown.begun) return
  if (does === 'worker') {
    await app.ready()
    return void process.stdout.write('Early Signs works in the background\n')
  }
  try {
    await app.listen({ host: settings.host, port: settings.port })
  } catch (error) {
    return fail([cannotListen(error, settings)])
  }
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  process.stdout.write(`Early Signs is ready at http://localhost:${port}\n`)
  await fillTrial(settings, database.value.database, pack.value, shutdown)
}

/** A trial copy is filled with invented people, once, after it is ready. */
async function fillTrial(
  settings: Settings,
  database: Database,
  pack: Pack,
  shutdown: Shutdown,
): Promise<void> {
  const [{ loadTrialBehind }, { partnershipId }] = await Promise.all([
    import('./load-trial-behind.ts'),
    import('../db/index.ts'),
  ])
  const ours = partnershipId(pack.partnership.id)
  await loadTrialBehind(settings, { database, pack, partnershipId: ours }, shutdown)
}

async function loadPack(dir: string): Promise<Result<Pack>> {
  return (await import('../pack/index.ts')).loadPack(dir)
}

interface Started {
  readonly database: Database
  readonly at: OwnDatabase
}

async function startDatabase(settings: Settings, log: Logger, shutdown: Shutdown): Promise<Result<Started>> {
  const { openDatabase, startEmbedded } = await import('../db/index.ts')
  let at = settings.database
  if (!at) {
    const embedded = await startEmbedded(settings.data, {
      lost: (ms) =>
        log.error({ ms }, 'PostgreSQL has ended, and is started again. Public pages go on working.'),
      failed: (faults, ms) => log.error({ faults, ms }, 'PostgreSQL could not be started; tried again'),
      back: () => log.info('PostgreSQL is back'),
    })
    if (!embedded.ok) return embedded
    await shutdown.undo(() => embedded.value.stop())
    at = embedded.value
  }
  const database = openDatabase({ url: at.url, log })
  await shutdown.undo(() => database.end())
  return { ok: true, value: { database, at } }
}

/** Waits between attempts to reach a database that is away, in milliseconds; the last one is kept to. */
const RETRY_AFTER = [1000, 2000, 5000, 10_000]

/**
 * Migrates, admits the database and keeps which pack is in force. In production a database that is away does not stop
 * the public pages: the service starts without it and goes on trying.
 */
async function prepareDatabase(
  settings: Settings,
  { database, at }: Started,
  pack: Pack,
  log: Logger,
  shutdown: Shutdown,
): Promise<Result<null>> {
  const { prepare } = await import('../db/index.ts')
  const { id, name, version } = pack.partnership
  const [{ admitPeople }, { admitRootKeys }] = await Promise.all([
    import('./admit-people.ts'),
    import('./admit-root-keys.ts'),
  ])
  const attempt = async () => {
    const prepared = await prepare(database, at, { id, name, version, hash: pack.hash })
    if (!prepared.ok) return prepared
    const admitted = await admitRootKeys(database, id, settings.key)
    return admitted.ok ? admitPeople(database, id, settings.production) : admitted
  }

  const first = await attempt()
  if (first.ok || !settings.production || !first.faults.every((fault) => fault.away)) return first

  let timer: NodeJS.Timeout
  const retry = (times: number) => {
    timer = setTimeout(async () => {
      const result = await attempt()
      if (shutdown.begun) return
      if (result.ok) return log.info('The database is ready')
      log.error({ faults: result.faults }, 'The database is not ready')
      if (!result.faults.every((fault) => fault.away)) return shutdown.end(1)
      retry(times + 1)
    }, RETRY_AFTER[times] ?? RETRY_AFTER.at(-1))
  }
  log.error({ faults: first.faults }, 'Starting without the database')
  retry(0)
  await shutdown.undo(() => clearTimeout(timer))
  return { ok: true, value: null }
}

const oneProcess: Problem = {
  where: 'DATABASE_URL',
  what: 'It is not set, and the database that comes with Early Signs serves one process.',
  right: 'Start it with: npx early-signs serve. For several processes give a PostgreSQL of your own.',
}

function cannotListen(error: unknown, { host, port }: Settings): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  if (code === 'EADDRINUSE') {
    return {
      where: 'PORT',
      what: `Port ${port} is in use.`,
      right: `Choose another: PORT=${port + 1} npm start`,
    }
  }
  if (code === 'EACCES') {
    return {
      where: 'PORT',
      what: `Port ${port} is not open to this user.`,
      right: 'Choose one from 1024 upwards.',
    }
  }
  return {
    where: 'EARLY_SIGNS_HOST',
    what: `${host} cannot be listened on (${code}).`,
    right: 'Try localhost or 0.0.0.0.',
  }
}
