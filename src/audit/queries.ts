import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import type { ChainedEntry } from './chain.ts'

/** `at` to the millisecond, as it is chained: PostgreSQL keeps microseconds, which a Date does not. */
const ENTRY = sql`e.id, date_trunc('milliseconds', e.at) as at, e.actor_id, e.action, e.of_kind, e.of_id, e.detail`

/** Whether this process seals now: one at a time for a partnership, until the transaction ends. */
export async function takeTheSeal(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('audit-seal/' || current_setting('app.partnership'), 0)) as mine`.execute(
    tx,
  )
  return rows[0]?.mine === true
}

export interface Head {
  readonly sequence: string
  readonly hash: Buffer
}

/** The end of the chain; null: nothing is sealed yet. */
export async function head(tx: Tx): Promise<Head | null> {
  const { rows } =
    await sql<Head>`select sequence, hash from audit_seal order by sequence desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Committed entries that are not sealed, from an id on. */
export async function unsealed(
  tx: Tx,
  { from, most }: { from: string; most: number },
): Promise<ChainedEntry[]> {
  const { rows } = await sql<ChainedEntry>`
    select ${ENTRY} from audit_entry e
    where e.id >= ${from} and not exists (
      select from audit_seal s where s.partnership_id = e.partnership_id and s.entry_id = e.id)
    order by e.id limit ${most}`.execute(tx)
  return rows
}

/** The last id of which all before are settled: written so many minutes ago, or by transactions that were undone. */
export async function settledUpTo(tx: Tx, minutes: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_entry where at < now() - make_interval(mins => ${minutes}) order by id desc limit 1`.execute(
    tx,
  )
  return rows[0]?.id ?? '0'
}

export async function insertSeals(
  tx: Tx,
  seals: readonly { sequence: bigint; entry: string; hash: Buffer }[],
): Promise<void> {
  await sql`
    insert into audit_seal (partnership_id, sequence, entry_id, hash)
    select current_setting('app.partnership')::uuid, * from unnest(
      ${seals.map(({ sequence }) => `${sequence}`)}::bigint[], ${seals.map(({ entry }) => entry)}::bigint[],
      ${seals.map(({ hash }) => hash)}::bytea[])`.execute(tx)
}

export type SealedEntry = Partial<ChainedEntry> & { sequence: string; entry_id: string; hash: Buffer }

/** The chain in its order, after a sequence, each link with its entry; without one where the entry is gone. */
export async function sealed(
  tx: Tx,
  { after, most }: { after: string; most: number },
): Promise<SealedEntry[]> {
  const { rows } = await sql<SealedEntry>`
    select s.sequence, s.entry_id, s.hash, ${ENTRY}
    from audit_seal s left join audit_entry e on e.partnership_id = s.partnership_id and e.id = s.entry_id
    where s.sequence > ${after} order by s.sequence limit ${most}`.execute(tx)
  return rows
}

export async function countUnsealed(tx: Tx): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*)::int as count, min(e.at) as oldest from audit_entry e where not exists (
      select from audit_seal s where s.partnership_id = e.partnership_id and s.entry_id = e.id)`.execute(tx)
  return rows[0] ?? { count: 0, oldest: null }
}

export interface Filter {
  readonly actor?: string | undefined
  /** A kind of action, or the beginning of several: `role` is `role.given` and `role.taken`. */
  readonly action?: string | undefined
  readonly ofKind?: string | undefined
  readonly ofId?: string | undefined
  /** Days as `2026-11-23`, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Older than this entry. */
  readonly before?: string | undefined
}

/** Entries, the newest first. */
export async function findEntries(tx: Tx, filter: Filter, most: number): Promise<ChainedEntry[]> {
  const { actor, action, ofKind, ofId, from, to, before } = filter
  const all = [
    before && sql`e.id < ${before}`,
    actor && sql`e.actor_id = ${actor}`,
    action && sql`(e.action = ${action} or starts_with(e.action, ${`${action}.`}))`,
    ofKind && sql`e.of_kind = ${ofKind}`,
    ofId && sql`e.of_id = ${ofId}`,
    from && sql`e.at >= ${from}::date::timestamp at time zone 'Europe/London'`,
    to && sql`e.at < (${to}::date + 1)::timestamp at time zone 'Europe/London'`,
  ].filter((one) => one !== undefined && one !== '')
  const where = all.length > 0 ? sql`where ${sql.join(all, sql` and `)}` : sql``
  const { rows } = await sql<ChainedEntry>`
    select ${ENTRY} from audit_entry e ${where} order by e.id desc limit ${most}`.execute(tx)
  return rows
}

/** Every action that was ever recorded, by loose index scan: few however long the record is. */
export async function actionsSeen(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive seen as (
      (select action from audit_entry order by action limit 1)
      union all
      select (select e.action from audit_entry e where e.action > seen.action order by e.action limit 1)
      from seen where seen.action is not null
    ) select action from seen where action is not null`.execute(tx)
  return rows.map(({ action }) => action)
}
