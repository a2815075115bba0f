import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faults, ok, type Result } from '../kit/result.ts'
import { readSettings, type Settings, withTrialKey } from '../settings.ts'

/** The database as its owner reaches it, and as it is: nothing is migrated. */
export interface AtOwner {
  readonly settings: Settings
  readonly ownerUrl: string
  /** The application's role. */
  readonly role: string
  stop(): Promise<void>
}

/** Settings for a command that needs the owner. Errors: what is wrong with them. */
export function ownerSettings(env: NodeJS.ProcessEnv): Result<Settings> {
  const given = readSettings(env)
  if (!given.ok) return given
  if (given.value.database && !given.value.database.ownerUrl)
    return faults({
      where: 'DATABASE_OWNER_URL',
      what: 'It is not set.',
      right: 'Give it beside DATABASE_URL: the role that owns the tables.',
    })
  return withTrialKey(given.value)
}

/** One's own database, or the one that comes with the service, whether the service runs in its folder or not. */
export async function atOwner(settings: Settings): Promise<Result<AtOwner>> {
  const { runningEmbedded, startEmbedded } = await import('../db/index.ts')
  const there = settings.database ?? runningEmbedded(settings.data)
  if (there?.ownerUrl)
    return ok({ settings, ownerUrl: there.ownerUrl, role: there.role, stop: async () => {} })
  const started = await startEmbedded(settings.data)
  return started.ok ? ok({ settings, ...started.value }) : started
}

/** The service's key as it was given, for a backup that is to hold it. */
export const keyTextOf = (env: NodeJS.ProcessEnv, { data }: Settings): string =>
  env.EARLY_SIGNS_KEY?.trim() || readFileSync(join(data, 'trial-key'), 'utf8').trim()

/** Looks at the record of a partnership, as `audit verify` does, before a restore counts. */
export async function recordCheck({ key }: Settings) {
  const { chainKeys, verify } = await import('../audit/index.ts')
  return async (tx: Parameters<typeof verify>[0], partnershipId: string) => {
    const { broken } = await verify(tx, await chainKeys(tx, key, partnershipId))
    if (!broken) return null
    return {
      where: 'audit',
      what: `The record of who did and read what is broken at link ${broken.sequence} (entry ${broken.entry}).`,
      right: 'It was so when the backup was made: npx early-signs audit verify there says the same.',
    }
  }
}

/** Aborted when the process is asked to end, so that what was begun is taken away. */
export function untilAskedToStop(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  return stop.signal
}
