import { type RawBuilder, sql } from 'kysely'
import { JOBS_SCHEMA, partnershipOf, statementsOf, type Tx } from '../db/index.ts'
import { QUEUE, queueOf } from './queue.ts'

/** Ids and coded words only: whoever can read the database's tables of jobs reads these. */
export type Payload = Readonly<Record<string, string>>

/**
 * Asks for work to be done, in the transaction that causes it: with it or not at all. Done at least once, and again
 * until it succeeds, so that whoever does it must do no harm the second time.
 * @param name `ROOM.WORK`, as the room that does it registers it
 */
export const send = async (
  tx: Tx,
  name: string,
  payload: Payload,
  options: {
    readonly startAfter?: Date
    /** While one with this key waits, another is not added. */ readonly singletonKey?: string
    /** It is begun when nothing else of its kind waits. */ readonly last?: boolean
  } = {},
): Promise<void> => {
  // pg-boss's own statement, without the rest of it: that takes 0.3 s to load, and wants a connection of its own.
  const { insertJobs } = await import('pg-boss/dist/plans.js')
  const queue = queueOf(name, partnershipOf(tx))
  const key = options.singletonKey
  if (key !== undefined) {
    const waiting = await sql`
      select from ${sql.table(`${JOBS_SCHEMA}.job`)}
        where name = ${queue} and state in ('created', 'retry') and singleton_key = ${key}`.execute(tx)
    if (waiting.rows.length > 0) return
  }
  const statement = `/* kept: send-job */ ${onlyWithQueue(insertJobs(JOBS_SCHEMA, { table: 'job_common', name: queue, notify: true }))}`
  const job = {
    data: payload,
    startAfter: options.startAfter?.toISOString(),
    singletonKey: key,
    priority: options.last ? -1 : 0,
  }
  const insert = async () =>
    (await statementsOf(tx).executeSql(statement, [JSON.stringify([job])])).rows.length > 0
  if (await insert()) return
  // Nothing was written where there is no such queue yet.
  await openQueue(tx, queue)
  await insert()
}

/**
 * One statement that does what another does and asks for the work that follows from it, so that both are one trip to the
 * database and one transaction. Where no such queue is there yet it is refused whole: `send` makes one.
 * @param cause a query, asked once; its rows are those of the statement
 * @param payload of rows of `cause`, an expression that gives one as `json`
 * @param waitSeconds how long it may gather before it is begun: whoever asks for it often has it done together
 */
export const sendWith = async <Row>(
  cause: RawBuilder<Row>,
  name: string,
  partnershipId: string,
  { payload, waitSeconds }: { readonly payload: RawBuilder<unknown>; readonly waitSeconds: number },
): Promise<RawBuilder<Row>> => {
  const { before, after, last } = await partsFor(queueOf(name, partnershipId))
  return sql<Row>`/* kept: send-with */ with cause as materialized (${cause}), ${before}(
    select json_build_array(json_build_object('data', ${payload}, 'startAfter', ${`${waitSeconds} s`}::text)) from cause
      having count(*) > 0) ${after} select cause.* from cause where ${last}`
}

/** Of pg-boss's statement: up to its one value, from there to what it gives, and what it gives that on. */
const PARTS = /^\s*WITH (.*)\$1::text::json([^$]*?)SELECT id FROM ins WHERE ([^$]*)$/s
interface Parts {
  readonly before: RawBuilder<unknown>
  readonly after: RawBuilder<unknown>
  readonly last: RawBuilder<unknown>
}
const partsOf = new Map<string, Parts>()

const partsFor = async (queue: string): Promise<Parts> => {
  const known = partsOf.get(queue)
  if (known) return known
  const { insertJobs } = await import('pg-boss/dist/plans.js')
  const statement = insertJobs(JOBS_SCHEMA, { table: 'job_common', name: queue, notify: true })
  const [, before, after, last] = PARTS.exec(statement) ?? []
  if (before === undefined || after === undefined || last === undefined) throw new Error(OTHERWISE)
  const parts = { before: sql.raw(before), after: sql.raw(after), last: sql.raw(last) }
  partsOf.set(queue, parts)
  return parts
}

const OTHERWISE = 'pg-boss writes jobs in another way than it did.'

/** Makes a queue where it is not there yet: the first job may come before anybody works. */
const openQueue = async (tx: Tx, queue: string): Promise<void> => {
  await sql`
    select ${sql.raw(JOBS_SCHEMA)}.create_queue(${queue}, ${JSON.stringify({ ...QUEUE, policy: 'standard' })}::jsonb)`.execute(
    tx,
  )
}

/** So that nothing is written, rather than refused at the commit, where there is no such queue yet. */
const onlyWithQueue = (statement: string): string => {
  const joined = statement.replace('LEFT JOIN', 'JOIN')
  if (joined === statement) throw new Error(OTHERWISE)
  return joined
}
