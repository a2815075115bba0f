import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Showing } from './filter.ts'
import { type Stretch, stretchesOf } from './places.ts'

/** Nobody needs to know whether it is five hundred or a million: so many are counted, and one more says "and more". */
export const COUNTED = 500

/** How many are shown by each tab, so that nobody has to look into each; one more than {@link COUNTED} at most. */
export const caseCounts = async (
  tx: Tx,
  { teamIds, me, now }: { teamIds: readonly string[]; me: string; now: Date },
): Promise<Readonly<Record<Showing, number>>> => {
  const counted = (stretches: readonly Stretch[], also = sql``) =>
    sql`(select count(*)::int from (select from desk_case d where d.partnership_id = ${PARTNERSHIP}
      and d.team_id = any(${[...teamIds]}::uuid[])
      and (${sql.join(
        stretches.map(({ first, last }) => sql`d.place between ${first}::bigint and ${last}::bigint`),
        sql` or `,
      )}) ${also} limit ${COUNTED + 1}) as few)`
  const [open, late] = [
    stretchesOf({ part: 'open', due: null }, now),
    stretchesOf({ part: 'open', due: 'late' }, now),
  ]
  const every = stretchesOf({ part: 'all', due: null }, now)
  const { rows } = await sql<Record<Showing, number>>`
    select ${counted(open)} as open, ${counted(open, sql`and d.claimed_by = ${me}`)} as mine,
      ${counted(open, sql`and d.claimed_by is null`)} as unclaimed, ${counted(late)} as overdue,
      ${counted(every, sql`and d.unread > 0`)} as answers,
      ${counted(stretchesOf({ part: 'closed', due: null }, now))} as closed, ${counted(every)} as all`.execute(
    tx,
  )
  return rows[0] as Record<Showing, number>
}
