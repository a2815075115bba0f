import type { Job, JobResult, PgBoss } from 'pg-boss'
import { type Database, JOBS_SCHEMA } from '../db/index.ts'
import { QUEUE, queueOf } from './queue.ts'
import { scrubbed } from './scrub.ts'
import type { Payload } from './send.ts'

/** What a handler is given: the database, and whose work it is. It opens its own transactions. */
export interface Work {
  readonly database: Database
  readonly partnershipId: string
}

/** Does the work. It may be called again for the same payload; when it throws, it will be. */
export type Handler = (payload: Payload, work: Work) => Promise<void>

/** Does the work of several, which costs little more than one; called again for each alone when it throws. */
export type HandlerOfMany = (payloads: readonly Payload[], work: Work) => Promise<void>

export interface Jobs {
  /** Says who does a kind of work (`ROOM.WORK`). Before {@link Jobs.start}. */
  work(name: string, handler: Handler): void
  /** The same where all that waits is better done at once. */
  workTogether(name: string, handler: HandlerOfMany): void
  /** Has something done again and again, by cron in London's time: once, however many processes work. Before start. */
  every(name: string, cron: string, handler: (work: Work) => Promise<void>): void
  /** Begins to work. A database that is away is waited for. Settles when the work has begun, or was stopped before. */
  start(): Promise<void>
  /** Takes nothing more, and waits 10 seconds for what is being done; the rest is done by whoever works next. */
  stop(): Promise<void>
}

interface Parts {
  readonly database: Database
  readonly partnershipId: string
  readonly log: {
    error(fields: object, message: string): void
    warn(fields: object, message: string): void
  }
}

const STOP_MS = 10_000
const LONGEST_WAIT_MS = 30_000
/** The most that one asks for: each by itself, or together. */
const MOST = 10
const MOST_TOGETHER = 250
/** At once by a notice; this is for what was to wait, and for notices that were missed. */
const LOOK_SECONDS = 2

/** Work in the background by pg-boss, over tables that its owner has installed (`migrate`). */
export function openJobs({ database, partnershipId, log }: Parts): Jobs {
  const handlers = new Map<string, HandlerOfMany>()
  const together = new Set<string>()
  const crons = new Map<string, string>()
  const work: Work = { database, partnershipId }
  let boss: PgBoss | undefined
  let stopped = false
  let waiting: { timer: NodeJS.Timeout; go: () => void } | undefined
  let begun: Promise<void> | undefined

  const does = (name: string, handler: HandlerOfMany): void => {
    if (begun) throw new Error('Who does what is said before the work begins.')
    if (handlers.has(queueOf(name, partnershipId))) throw new Error(`Two do ${name}.`)
    handlers.set(queueOf(name, partnershipId), handler)
  }

  const attempt = async (): Promise<void> => {
    const { PgBoss } = await import('pg-boss')
    const next = new PgBoss({
      db: database.background,
      schema: JOBS_SCHEMA,
      migrate: false,
      useListenNotify: true,
      // These need the owner of the tables.
      reindex: false,
      monitorVacuum: false,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      registerInstance: false,
      openTelemetry: { enabled: false },
    })
    next.on('error', (error) => log.error(scrubbed(error), 'Work in the background met an error'))
    next.on('warning', ({ data }) => {
      const kind = 'type' in data ? String(data.type) : 'unknown'
      log.warn({ kind }, 'Work in the background warns')
    })
    boss = next
    await next.start()
    for (const [queue, handler] of handlers) {
      await next.createQueue(queue, QUEUE)
      await next.updateQueue(queue, QUEUE)
      await next.work(
        queue,
        {
          batchSize: together.has(queue) ? MOST_TOGETHER : MOST,
          burstWhenBatchFull: true,
          perJobResults: true,
          ...LOOKS,
        } as const,
        async (jobs: Job<Payload>[]) => {
          if (together.has(queue) && jobs.length > 1 && (await allDone(handler, jobs)))
            return jobs.map(({ id }): JobResult => ({ id, status: 'completed' }))
          const results: JobResult[] = []
          for (const job of jobs) results.push(await run(queue, handler, job))
          return results
        },
      )
    }
    for (const { name } of await next.getSchedules()) {
      if (name.endsWith(`/${partnershipId}`) && !crons.has(name)) await next.unschedule(name)
    }
    for (const [queue, cron] of crons) await next.schedule(queue, cron, {}, { tz: 'Europe/London' })
  }

  const allDone = async (handler: HandlerOfMany, jobs: readonly Job<Payload>[]): Promise<boolean> => {
    try {
      await handler(
        jobs.map(({ data }) => data ?? {}),
        work,
      )
      return true
    } catch {
      return false
    }
  }

  const run = async (
    queue: string,
    handler: HandlerOfMany,
    job: { id: string; data: Payload },
  ): Promise<JobResult> => {
    try {
      await handler([job.data ?? {}], work)
      return { id: job.id, status: 'completed' }
    } catch (error) {
      const failure = scrubbed(error)
      log.warn({ job: queue.split('/')[0], ...failure }, 'A job failed, and will be tried again')
      return { id: job.id, status: 'failed', output: failure }
    }
  }

  const begin = async (): Promise<void> => {
    for (let failures = 0; !stopped; failures++) {
      try {
        return await attempt()
      } catch (error) {
        await boss?.stop({ graceful: false }).catch(() => {})
        boss = undefined
        if (stopped) return
        log.warn(scrubbed(error), 'Work in the background cannot begin yet')
        await new Promise<void>((go) => {
          const timer = setTimeout(go, Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures))
          waiting = { timer, go }
        })
      }
    }
  }

  return {
    work(name, handler) {
      does(name, async (payloads, given) => {
        for (const payload of payloads) await handler(payload, given)
      })
    },
    workTogether(name, handler) {
      does(name, handler)
      together.add(queueOf(name, partnershipId))
    },
    every(name, cron, handler) {
      does(name, (_payloads, given) => handler(given))
      crons.set(queueOf(name, partnershipId), cron)
    },
    start() {
      begun ??= begin()
      return begun
    },
    async stop() {
      stopped = true
      clearTimeout(waiting?.timer)
      waiting?.go()
      await begun
      await boss?.stop({ graceful: true, timeout: STOP_MS })
    },
  }
}

const LOOKS = { pollingIntervalSeconds: LOOK_SECONDS, notifyPollingIntervalSeconds: LOOK_SECONDS }
