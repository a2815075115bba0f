import type { SealStanding } from '../audit/index.ts'
import type { Run } from '../backup/index.ts'
import type { Health } from '../db/index.ts'
import type { Standing } from '../jobs/index.ts'

/** Everything that the page is made from, at one moment. Nothing in it is about anybody. */
export interface Seen {
  readonly now: Date
  readonly jobs: readonly Standing[]
  readonly letters: { readonly all: number; readonly stuck: number }
  readonly runs: readonly Run[]
  readonly record: SealStanding
  readonly database: Health
  /** Of the data folder; null: it cannot be asked. */
  readonly disk: { readonly free: number; readonly size: number } | null
}

/** Something that needs somebody. */
export interface Finding {
  readonly what: Problem
  /** `now`: something is lost or stands still while nobody looks. */
  readonly urgent: 'now' | 'soon'
  /** A number that its words name. */
  readonly n: number
}

export type Problem =
  | 'no-worker'
  | 'jobs-late'
  | 'jobs-failed'
  | 'letters-stuck'
  | 'record-open'
  | 'no-backup'
  | 'backup-late'
  | 'backup-failed'
  | 'no-drill'
  | 'drill-late'
  | 'drill-failed'
  | 'disk-full'
  | 'connections'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** A job begins within a second or two; who was killed is taken over from after fifteen. */
const JOBS_LATE_MINUTES = 5
/** A night, and two hours for a machine that was busy. */
const BACKUP_LATE_HOURS = 26
/** A month, and some days. */
const DRILL_LATE_DAYS = 35
/** It is done each second. */
const RECORD_LATE_MS = MINUTE_MS
const LEAST_FREE = 0.1
const LEAST_FREE_BYTES = 1_000_000_000
const MOST_CONNECTIONS = 0.8

/** What needs somebody, the most urgent first. */
export const findings = (seen: Seen): Finding[] => {
  const found: Finding[] = []
  const add = (urgent: Finding['urgent'], what: Problem, n = 0) => void found.push({ urgent, what, n })
  const since = (at: Date) => seen.now.getTime() - at.getTime()

  if (seen.database.workers === 0) add('now', 'no-worker')
  const oldest = Math.max(0, ...seen.jobs.flatMap((one) => (one.oldest ? since(one.oldest) : [])))
  if (oldest > JOBS_LATE_MINUTES * MINUTE_MS) add('now', 'jobs-late', Math.floor(oldest / MINUTE_MS))
  const failed = seen.jobs.reduce((sum, one) => sum + one.failed, 0)
  if (failed > 0) add('soon', 'jobs-failed', failed)
  if (seen.letters.stuck > 0) add('soon', 'letters-stuck', seen.letters.stuck)
  if (seen.record.oldest && since(seen.record.oldest) > RECORD_LATE_MS)
    add('now', 'record-open', seen.record.unsealed)

  const last = (kind: Run['kind'], outcome: Run['outcome']) =>
    seen.runs.find((run) => run.kind === kind && run.outcome === outcome)
  const failedSince = (kind: Run['kind']) => {
    const [whole, broken] = [last(kind, 'whole'), last(kind, 'failed')]
    return broken !== undefined && (!whole || broken.endedAt > whole.endedAt)
  }
  const backup = last('backup', 'whole')
  if (failedSince('backup')) add('now', 'backup-failed')
  if (!backup) add('now', 'no-backup')
  else if (since(backup.endedAt) > BACKUP_LATE_HOURS * HOUR_MS)
    add('now', 'backup-late', Math.floor(since(backup.endedAt) / HOUR_MS))
  const drill = last('drill', 'whole')
  if (failedSince('drill')) add('now', 'drill-failed')
  else if (!drill) add('soon', 'no-drill')
  else if (since(drill.endedAt) > DRILL_LATE_DAYS * DAY_MS)
    add('soon', 'drill-late', Math.floor(since(drill.endedAt) / DAY_MS))

  const { disk, database } = seen
  if (disk && (disk.free < LEAST_FREE_BYTES || disk.free < LEAST_FREE * disk.size))
    add('now', 'disk-full', Math.floor((100 * disk.free) / disk.size))
  if (database.connections > MOST_CONNECTIONS * database.mostConnections)
    add('soon', 'connections', database.connections)
  return found.toSorted((one, other) => Number(other.urgent === 'now') - Number(one.urgent === 'now'))
}
