import '../schema.ts'
import { type RawBuilder, sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { KeptRecord } from '../../pack/index.ts'
import type { Outcome, RunKind } from '../schema.ts'

/** planned: nobody has approved it. waiting: approved, and can be stopped before it begins. */
export type RunState = 'planned' | 'waiting' | 'running' | 'done' | 'stopped'

/** A list of what is to be deleted, and how far it has come. */
export interface Run {
  readonly id: string
  readonly kind: RunKind
  readonly requestId: string | null
  readonly plannedAt: Date
  readonly plannedBy: string
  readonly approvedAt: Date | null
  readonly approvedBy: string | null
  readonly beginsAt: Date | null
  readonly stoppedAt: Date | null
  readonly stoppedBy: string | null
  readonly of: number
  readonly deleted: number
  readonly kept: number
  readonly endedAt: Date | null
}

export const stateOf = (run: Run, now: Date): RunState => {
  if (run.deleted + run.kept >= run.of && run.of > 0) return 'done'
  if (run.stoppedAt) return 'stopped'
  if (!run.beginsAt) return 'planned'
  return run.beginsAt > now ? 'waiting' : 'running'
}

const RUNS = sql`select r.id, r.kind, r.request_id as "requestId", r.planned_at as "plannedAt", p.name as "plannedBy",
    a.at as "approvedAt", q.name as "approvedBy", a.begins_at as "beginsAt", s.at as "stoppedAt", z.name as "stoppedBy",
    i.of, d.deleted, d.kept, d.ended as "endedAt"
  from keeping_run r
  join person p on p.partnership_id = r.partnership_id and p.id = r.planned_by
  left join keeping_approval a on a.partnership_id = r.partnership_id and a.run_id = r.id
  left join person q on q.partnership_id = a.partnership_id and q.id = a.by
  left join keeping_stop s on s.partnership_id = r.partnership_id and s.run_id = r.id
  left join person z on z.partnership_id = s.partnership_id and z.id = s.by
  left join lateral (select count(*)::int as of from keeping_item i
    where i.partnership_id = r.partnership_id and i.run_id = r.id) i on true
  left join lateral (select (count(*) filter (where d.outcome = 'deleted'))::int as deleted,
      (count(*) filter (where d.outcome <> 'deleted'))::int as kept, max(d.at) as ended from keeping_done d
    where d.partnership_id = r.partnership_id and d.run_id = r.id) d on true
  where r.partnership_id = ${PARTNERSHIP}`

const runsBy = async (tx: Tx, rest: RawBuilder<unknown>): Promise<Run[]> =>
  (await sql<Run>`${RUNS} ${rest}`.execute(tx)).rows

export const runById = async (tx: Tx, id: string): Promise<Run | null> =>
  (await runsBy(tx, sql`and r.id = ${id}`))[0] ?? null

/** The newest first. */
export const runsNewest = (tx: Tx, { from, most }: { from: number; most: number }): Promise<Run[]> =>
  runsBy(tx, sql`order by r.planned_at desc, r.id limit ${most} offset ${from}`)

/** Of a request. */
export const runsOf = (tx: Tx, requestId: string): Promise<Run[]> =>
  runsBy(tx, sql`and r.request_id = ${requestId} order by r.planned_at desc, r.id limit 20`)

/** Those that were approved, whose time has come and that have something left. */
export const runsToCarryOut = async (tx: Tx, now: Date): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    select a.run_id as id from keeping_approval a where a.partnership_id = ${PARTNERSHIP} and a.begins_at <= ${now}
      and not exists (select from keeping_stop s where s.partnership_id = a.partnership_id and s.run_id = a.run_id)
      and exists (select from keeping_item i where i.partnership_id = a.partnership_id and i.run_id = a.run_id
        and not exists (select from keeping_done d where d.partnership_id = i.partnership_id and d.run_id = i.run_id
          and d.of_kind = i.of_kind and d.of_id = i.of_id))
      order by a.begins_at, a.run_id`.execute(tx)
  ).rows.map(({ id }) => id)

export const insertRun = async (
  tx: Tx,
  run: { id: string; kind: RunKind; requestId: string | null; packVersion: string; by: string; now: Date },
): Promise<void> => {
  await sql`
    insert into keeping_run (partnership_id, id, kind, request_id, pack_version, planned_by, planned_at)
    values (${PARTNERSHIP}, ${run.id}, ${run.kind}, ${run.requestId}, ${run.packVersion}, ${run.by}, ${run.now})`.execute(
    tx,
  )
}

export const insertItems = async (
  tx: Tx,
  runId: string,
  items: readonly { kind: KeptRecord; id: string; type: string; dueOn: string }[],
): Promise<void> => {
  await sql`
    insert into keeping_item (partnership_id, run_id, of_kind, of_id, type, due_on)
    select ${PARTNERSHIP}, ${runId}, * from unnest(${items.map((one) => one.kind)}::text[],
      ${items.map((one) => one.id)}::uuid[], ${items.map((one) => one.type)}::text[],
      ${items.map((one) => one.dueOn)}::date[])`.execute(tx)
}

export interface Item {
  readonly kind: KeptRecord
  readonly id: string
  readonly type: string
  readonly dueOn: string
  readonly outcome: Outcome | null
  /** Of a concern that is there its reference, of an account its name. */
  readonly called: string | null
  readonly held: boolean
}

/** What is on a list, the longest due first. */
export const itemsOf = async (
  tx: Tx,
  runId: string,
  { from, most }: { from: number; most: number },
): Promise<Item[]> =>
  (
    await sql<Item>`
    with i as materialized (select * from keeping_item where partnership_id = ${PARTNERSHIP} and run_id = ${runId}
      order by due_on, of_kind, of_id limit ${most} offset ${from})
    select i.of_kind as kind, i.of_id as id, i.type, to_char(i.due_on, 'YYYY-MM-DD') as "dueOn", d.outcome,
      coalesce(c.reference, p.name) as called,
      d.outcome is null and i.of_id in (select held_among(i.of_kind, array[i.of_id])) as held
    from i
    left join keeping_done d on d.partnership_id = i.partnership_id and d.run_id = i.run_id and d.of_kind = i.of_kind
      and d.of_id = i.of_id
    left join concern c on i.of_kind = 'concern' and c.partnership_id = i.partnership_id and c.id = i.of_id
    left join person p on i.of_kind = 'account' and p.partnership_id = i.partnership_id and p.id = i.of_id
    order by i.due_on, i.of_kind, i.of_id`.execute(tx)
  ).rows

/** How many of each type, and what became of them. */
export const countItems = async (
  tx: Tx,
  runId: string,
): Promise<{ type: string; of: number; deleted: number; held: number; changed: number; gone: number }[]> =>
  (
    await sql<{ type: string; of: number; deleted: number; held: number; changed: number; gone: number }>`
    select i.type, count(*)::int as of, (count(*) filter (where d.outcome = 'deleted'))::int as deleted,
      (count(*) filter (where d.outcome = 'held'))::int as held,
      (count(*) filter (where d.outcome = 'changed'))::int as changed,
      (count(*) filter (where d.outcome = 'gone'))::int as gone
    from keeping_item i
    left join keeping_done d on d.partnership_id = i.partnership_id and d.run_id = i.run_id and d.of_kind = i.of_kind
      and d.of_id = i.of_id
    where i.partnership_id = ${PARTNERSHIP} and i.run_id = ${runId} group by i.type order by i.type`.execute(
      tx,
    )
  ).rows

/** False: it was approved before. */
export const insertApproval = async (
  tx: Tx,
  { runId, by, now, beginsAt }: { runId: string; by: string; now: Date; beginsAt: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into keeping_approval (partnership_id, run_id, by, at, begins_at)
    values (${PARTNERSHIP}, ${runId}, ${by}, ${now}, ${beginsAt}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export const insertStop = async (
  tx: Tx,
  { runId, by, now }: { runId: string; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into keeping_stop (partnership_id, run_id, by, at)
    values (${PARTNERSHIP}, ${runId}, ${by}, ${now}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Deletes some more of a list. How many records it looked at; 0: it is done. @throws where it was not approved */
export const carryOutSome = async (tx: Tx, runId: string, most: number, now: Date): Promise<number> =>
  (
    await sql<{ n: number }>`
    select carry_out_keeping(${runId}::uuid, ${most}::int, ${now}::timestamptz) as n`.execute(tx)
  ).rows[0]?.n ?? 0
