import { sql } from 'kysely'
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
  const job = { data: payload, startAfter: options.startAfter?.toISOString(), singletonKey: key }
  const insert = async () =>
    (await statementsOf(tx).executeSql(statement, [JSON.stringify([job])])).rows.length > 0
  if (await insert()) return
  // Nothing was written where there is no such queue yet.
  await openQueue(tx, queue)
  await insert()
}

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
  if (joined === statement) throw new Error('pg-boss writes jobs in another way than it did.')
  return joined
}
