import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import { isUuid } from '../../kit/uuid.ts'
import type { FormId, TeamId } from '../../pack/index.ts'
import type { Capacity } from '../rules/state.ts'

/** One concern that a team of an organisation sees: codes and times, and nothing that anybody said. */
export interface ListedConcern {
  readonly reference: string
  readonly form: FormId
  readonly toldAt: Date
  readonly significant: boolean
  readonly team: string
  readonly receives: TeamId
  readonly capacity: Capacity
  /** The number of the last step. */
  readonly step: number
  readonly closed: boolean
  /** Where the next page begins. */
  readonly place: Place
}

/** Since when a team sees a concern, in microseconds, and which: grants of one moment stay apart. */
export type Place = readonly [since: string, concernId: string, teamId: string]

export const cursorOf = (place: Place): string => Buffer.from(place.join(' ')).toString('base64url')

/** The place of a cursor; null: it is none of ours. */
export const placeIn = (cursor: string): Place | null => {
  const [since = '', concernId = '', teamId = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  return /^\d{1,17}$/.test(since) && isUuid(concernId) && isUuid(teamId) ? [since, concernId, teamId] : null
}

interface Asked {
  readonly organisationId: string
  readonly after: Place | null
  readonly open: boolean
  /** What came since then may have neighbours that are not committed yet. */
  readonly before: Date
  readonly most: number
}

/** What the teams of an organisation see, in the order in which it came to them. */
export const concernsAfter = async (
  tx: Tx,
  { organisationId, after, open, before, most }: Asked,
): Promise<ListedConcern[]> => {
  const micros = sql`(extract(epoch from g.since) * 1000000)::bigint`
  const behind = after
    ? sql`and g.since >= to_timestamp(${after[0]}::numeric / 1000000) - interval '1 millisecond'
        and (${micros}, g.concern_id, g.team_id) > (${after[0]}::bigint, ${after[1]}::uuid, ${after[2]}::uuid)`
    : sql``
  const { rows } = await sql<ListedConcern>`
    select c.reference, c.form, c.told_at as "toldAt", c.significant, t.name as team, t.receives, g.capacity,
      coalesce(l.step, 0) as step, coalesce(l.ended = 'closed', false) as closed,
      array[${micros}::text, g.concern_id::text, g.team_id::text] as place
    from concern_grant g
    join team t on t.partnership_id = g.partnership_id and t.id = g.team_id and t.ended_at is null
    join concern c on c.partnership_id = g.partnership_id and c.id = g.concern_id
    left join lateral (select max(s.sequence) as step,
        (array_agg(s.kind order by s.sequence desc) filter (where s.kind in ('closed', 'reopened')))[1] as ended
      from desk_step s where s.partnership_id = g.partnership_id and s.concern_id = g.concern_id
        and s.team_id = g.team_id) l on true
    where t.organisation_id = ${organisationId} and g.ended_at is null and g.since < ${before} ${behind}
      and (not ${open}::boolean or coalesce(l.ended, '') <> 'closed')
    order by g.since, g.concern_id, g.team_id limit ${most}`.execute(tx)
  return rows
}
