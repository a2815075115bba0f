import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../db/index.ts'
import type { Pack } from '../pack/index.ts'
import type { Settings } from '../settings.ts'
import { say } from './say.ts'
import type { Shutdown } from './shutdown.ts'

/** So long after the service is ready, in milliseconds: whoever opens the first page has it first. */
const AFTER = 1000
/** Whoever reads a page goes before it. */
const NICE = 15

/**
 * Fills a trial copy with invented people and answers once it is ready, in a process of its own, so that no page waits
 * for it. Not in production, not in a database of one's own, not where somebody works already, and not twice.
 */
export async function loadTrialBehind(
  settings: Settings,
  { database, pack, partnershipId }: { database: Database; pack: Pack; partnershipId: string },
  shutdown: Shutdown,
): Promise<void> {
  if (settings.production || settings.database || !settings.trialData || pack.instruments.size === 0) return
  const [{ trialStanding }, { wantedAtStart }] = await Promise.all([
    import('../trial-mark/index.ts'),
    import('../trial/index.ts'),
  ])
  // Where the database has just gone away, the next start asks again.
  const standing = await database.transaction({ partnershipId }, trialStanding).catch(() => null)
  if (!standing || !wantedAtStart(standing)) return

  const begin = (): void => {
    say('Loading trial data: invented people and their answers …')
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'trial'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const ended = once(child, 'exit').catch(() => undefined)
    try {
      if (child.pid !== undefined) setPriority(child.pid, NICE)
    } catch {
      // This machine does not let us: it is loaded all the same.
    }
    // What is stopped in the middle of a part is undone, and the next start goes on.
    void shutdown.undo(async () => {
      child.kill()
      await ended
    })
  }
  const timer = setTimeout(begin, AFTER)
  await shutdown.undo(() => clearTimeout(timer))
}
