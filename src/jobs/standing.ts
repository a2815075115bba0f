import { sql } from 'kysely'
import { JOBS_SCHEMA, partnershipOf, type Tx } from '../db/index.ts'

/** How one kind of work stands, of the transaction's partnership. */
export interface Standing {
  /** `ROOM.WORK`. */
  readonly name: string
  /** To be done now; a job that failed and is due again too. */
  readonly waiting: number
  readonly later: number
  readonly doing: number
  /** Failed at least once, and will be tried again. */
  readonly failed: number
  /** When the oldest of those that wait was to begin. */
  readonly oldest: Date | null
}

/** Every kind of work that there ever was, by name. */
export const jobsStanding = async (tx: Tx): Promise<Standing[]> => {
  const { rows } = await sql<Standing>`
    select split_part(q.name, '/', 1) as name,
      count(*) filter (where j.state in ('created', 'retry') and j.start_after <= now())::int as waiting,
      count(*) filter (where j.state in ('created', 'retry') and j.start_after > now())::int as later,
      count(*) filter (where j.state = 'active')::int as doing,
      count(*) filter (where j.state = 'retry')::int as failed,
      min(j.start_after) filter (where j.state in ('created', 'retry') and j.start_after <= now()) as oldest
    from ${sql.table(`${JOBS_SCHEMA}.queue`)} q
    left join ${sql.table(`${JOBS_SCHEMA}.job`)} j on j.name = q.name and j.state in ('created', 'retry', 'active')
    where q.name like ${`%/${partnershipOf(tx)}`} group by q.name order by 1`.execute(tx)
  return rows
}
