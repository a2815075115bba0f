import { setTimeout as delay } from 'node:timers/promises'
import type { Problem, Result } from '../kit/result.ts'
import type { Postmaster } from './postmaster.ts'

/** Told what becomes of the database while the service runs. */
export interface Watcher {
  /** It has ended unasked, and is started again after so many milliseconds. */
  lost(retryAfter: number): void
  /** It could not be started; the next attempt is after so many milliseconds. */
  failed(faults: readonly Problem[], retryAfter: number): void
  back(): void
}

/** Waits before each attempt, in milliseconds; the last one is kept to. */
const RETRY_AFTER = [100, 1000, 2000, 5000, 10_000]
/** What has run so long had not died of its start: the waits begin anew. In milliseconds. */
const WELL_AFTER = 60_000

/**
 * Starts PostgreSQL again whenever it ends unasked: killed for its memory, or by a person. What was not committed is
 * lost, as it was not acknowledged; the write-ahead log has the rest. Gives the way to stop it for good.
 */
export function keepRunning(
  first: Postmaster,
  start: () => Promise<Result<Postmaster>>,
  watcher: Watcher,
): () => Promise<void> {
  const stopping = new AbortController()
  let running: Postmaster = first

  const again = async (times: number): Promise<number> => {
    for (let attempt = times; ; attempt++) {
      await delay(waitOf(attempt), null, { signal: stopping.signal })
      const started = await start()
      if (started.ok) {
        running = started.value
        return attempt + 1
      }
      if (!stopping.signal.aborted) watcher.failed(started.faults, waitOf(attempt + 1))
    }
  }
  const keep = async (): Promise<void> => {
    for (let times = 0; ; ) {
      const since = performance.now()
      await running.ended
      if (stopping.signal.aborted) return
      if (performance.now() - since > WELL_AFTER) times = 0
      watcher.lost(waitOf(times))
      times = await again(times)
      if (!stopping.signal.aborted) watcher.back()
    }
  }
  // Ends only when it is stopped, a wait in it by the signal.
  const kept = keep().catch((error) => {
    if (!stopping.signal.aborted) throw error
  })

  return async () => {
    stopping.abort()
    await running.stop()
    await kept
    // Started while it was being stopped.
    await running.stop()
  }
}

const waitOf = (attempt: number): number => RETRY_AFTER[attempt] ?? (RETRY_AFTER.at(-1) as number)
