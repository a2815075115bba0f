import './schema.ts'
import { userInfo } from 'node:os'
import type { OwnerSession, Tx } from '../db/index.ts'

export type RunKind = 'backup' | 'drill' | 'restore'

/** One that ended. */
export interface Run {
  readonly kind: RunKind
  readonly beganAt: Date
  readonly endedAt: Date
  readonly outcome: 'whole' | 'failed'
  /** A word, where it failed. */
  readonly reason: string | null
  /** The account of the system that ran it. */
  readonly madeAs: string
  readonly bytes: number | null
  readonly rows: number | null
}

type Ended = Pick<Run, 'kind' | 'beganAt' | 'reason' | 'bytes' | 'rows'>

/** Notes how one ended, for every partnership in the database. One that was killed leaves no note, and is missed. */
export async function noteRun(
  session: OwnerSession,
  { kind, beganAt, reason, bytes, rows }: Ended,
): Promise<void> {
  const [known] = await session.query<{ known: boolean }>(
    `select to_regclass('public.backup_run') is not null as known`,
  )
  if (!known?.known) return
  const outcome = reason === null ? 'whole' : 'failed'
  for (const { id } of await session.query<{ id: string }>('select id from public.partnership')) {
    await session.query('begin')
    await session.query(`select set_config('app.partnership', $1, true)`, [id])
    await session.query(
      `insert into public.backup_run (partnership_id, kind, began_at, outcome, reason, made_as, bytes, row_count)
        values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, kind, beganAt, outcome, reason, account(), bytes, rows],
    )
    await session.query('commit')
  }
}

function account(): string {
  try {
    return userInfo().username.slice(0, 64) || 'unknown'
  } catch {
    // A container may run under a number that has no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}

/** The last of each kind, and the last of each that went well. */
export async function lastRuns(tx: Tx): Promise<Run[]> {
  const runs = await tx
    .selectFrom('backup_run')
    .selectAll()
    .distinctOn(['kind', 'outcome'])
    .orderBy('kind')
    .orderBy('outcome')
    .orderBy('ended_at', 'desc')
    .execute()
  return runs.map((run) => ({
    kind: run.kind,
    beganAt: run.began_at,
    endedAt: run.ended_at,
    outcome: run.outcome,
    reason: run.reason,
    madeAs: run.made_as,
    bytes: run.bytes === null ? null : Number(run.bytes),
    rows: run.row_count === null ? null : Number(run.row_count),
  }))
}
