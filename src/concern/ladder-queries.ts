import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { TeamId } from '../pack/index.ts'

/** How far a team is up the ladder of what nobody opened. */
export interface Climbed {
  readonly teamId: string
  readonly team: string
  readonly receives: TeamId
  readonly openDueAt: Date
  readonly openedAt: Date | null
  /** The rungs that have heard, and when. */
  readonly told: readonly { readonly rung: string; readonly at: Date }[]
}

/** Of each team that sees a concern now and was to open it: whether it has, and who was told that it had not. */
export const climbedOf = async (tx: Tx, concernId: string): Promise<Climbed[]> => {
  const { rows } = await sql<
    Omit<Climbed, 'told'> & { readonly told: readonly { rung: string; at: string }[] }
  >`
    select g.team_id as "teamId", t.name as team, t.receives, g.open_due_at as "openDueAt", g.opened_at as "openedAt",
      coalesce((select jsonb_agg(jsonb_build_object('rung', n.rung, 'at', n.at) order by n.at) from concern_notice n
        where n.partnership_id = g.partnership_id and n.concern_id = g.concern_id and n.team_id = g.team_id
          and n.kind = 'unopened'), '[]') as told
    from concern_grant g join team t on t.partnership_id = g.partnership_id and t.id = g.team_id
    where g.partnership_id = ${PARTNERSHIP} and g.concern_id = ${concernId} and g.ended_at is null
      and g.open_due_at is not null
    order by g.since, g.capacity desc, g.team_id`.execute(tx)
  return rows.map(({ told, ...row }) => ({
    ...row,
    told: told.map(({ rung, at }) => ({ rung, at: new Date(at) })),
  }))
}
