import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import type { FormId, TeamId } from '../pack/index.ts'
import type { Capacity } from './rules/state.ts'

export const PARTNERSHIP = sql`(select nullif(current_setting('app.partnership', true), '')::uuid)`

export const SHOWING = ['open', 'mine', 'unclaimed', 'overdue', 'answers', 'closed', 'all'] as const
export type Showing = (typeof SHOWING)[number]

export const ROWS_A_PAGE = 25

/** One line of an inbox: codes and times, and nothing that anybody said. */
export interface InboxRow {
  readonly reference: string
  readonly form: FormId
  readonly toldAt: Date
  readonly significant: boolean
  readonly flooding: boolean
  readonly harms: readonly string[]
  readonly ageBand: string | null
  readonly tellerKind: string
  readonly teamId: string
  readonly team: string
  readonly receives: TeamId
  readonly capacity: Capacity
  readonly openDueAt: Date | null
  readonly openedAt: Date | null
  readonly acknowledgeDueAt: Date | null
  readonly decideDueAt: Date | null
  readonly claimedBy: string | null
  readonly claimedById: string | null
  readonly decided: string | null
  readonly closedAt: Date | null
  /** Whoever told has written, and nobody has read it yet. */
  readonly answers: number
}

export interface InboxAsked {
  readonly teamIds: readonly string[]
  readonly showing: Showing
  /** Only those that were told by this form; null: by any. */
  readonly form: string | null
  /** Only this one. */
  readonly reference?: string
  readonly me: string
  readonly now: Date
  readonly page: number
}

/** Only a clock of the team that answers runs for it; what is copied in is opened, and that is all that is due. */
const ROWS = sql`
  select c.reference, c.form, c.told_at as "toldAt", c.significant, c.flooding, c.harms, c.age_band as "ageBand",
    c.teller_kind as "tellerKind", g.team_id as "teamId", t.name as team, t.receives, g.capacity,
    g.open_due_at as "openDueAt", g.opened_at as "openedAt",
    a.due_at as "acknowledgeDueAt", d.due_at as "decideDueAt",
    p.name as "claimedBy", p.id as "claimedById", o.what as decided, e.at as "closedAt",
    (select count(*)::int from message m where m.partnership_id = c.partnership_id and m.concern_id = c.id
      and m.sender = 'teller' and m.read_at is null and g.capacity = 'receiver') as answers,
    least(case when g.opened_at is null then g.open_due_at end, a.due_at, d.due_at) as due
  from concern_grant g
  join concern c on c.partnership_id = g.partnership_id and c.id = g.concern_id
  join team t on t.partnership_id = g.partnership_id and t.id = g.team_id
  left join concern_clock a on a.partnership_id = c.partnership_id and a.concern_id = c.id
    and a.kind = 'acknowledge' and a.stopped_at is null and g.capacity = 'receiver'
  left join concern_clock d on d.partnership_id = c.partnership_id and d.concern_id = c.id
    and d.kind = 'decide' and d.stopped_at is null and g.capacity = 'receiver'
  left join lateral (select * from desk_step s where s.partnership_id = g.partnership_id
    and s.concern_id = g.concern_id and s.team_id = g.team_id and s.kind in ('claimed', 'handed-over', 'put-back')
    order by s.sequence desc limit 1) k on true
  left join person p on p.partnership_id = k.partnership_id and p.id = k.person_id
  left join lateral (select * from desk_step s where s.partnership_id = g.partnership_id
    and s.concern_id = g.concern_id and s.team_id = g.team_id and s.kind = 'decided'
    order by s.sequence desc limit 1) o on true
  left join lateral (select * from desk_step s where s.partnership_id = g.partnership_id
    and s.concern_id = g.concern_id and s.team_id = g.team_id and s.kind in ('closed', 'reopened')
    order by s.sequence desc limit 1) z on true
  left join lateral (select z.at where z.kind = 'closed') e on true
  where g.partnership_id = ${PARTNERSHIP} and g.ended_at is null`

const shown = ({ showing, me, now }: InboxAsked) =>
  ({
    open: sql`"closedAt" is null`,
    mine: sql`"closedAt" is null and "claimedById" = ${me}`,
    unclaimed: sql`"closedAt" is null and "claimedById" is null`,
    overdue: sql`"closedAt" is null and due <= ${now}`,
    answers: sql`answers > 0`,
    closed: sql`"closedAt" is not null`,
    all: sql`true`,
  })[showing]

/** A page of what these teams see: what is due first; then the newest. What came in a flood waits for the rest. */
export const inboxRows = async (
  tx: Tx,
  asked: InboxAsked,
): Promise<{ rows: InboxRow[]; total: number; page: number }> => {
  const where = sql`g.team_id = any(${[...asked.teamIds]}::uuid[]) and (${asked.form}::text is null or c.form = ${asked.form})
    and (${asked.reference ?? null}::text is null or c.reference = ${asked.reference ?? null})`
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from (${ROWS} and ${where}) as r where ${shown(asked)}`.execute(tx)
  const total = counted.rows[0]?.total ?? 0
  const page = Math.min(Math.max(1, asked.page), Math.max(1, Math.ceil(total / ROWS_A_PAGE)))
  const { rows } = await sql<InboxRow>`
    select * from (${ROWS} and ${where}) as r where ${shown(asked)}
    order by "closedAt" is not null, flooding and not significant, due nulls last, "toldAt" desc, reference
    limit ${ROWS_A_PAGE} offset ${(page - 1) * ROWS_A_PAGE}`.execute(tx)
  return { rows, total, page }
}

/** How many are shown by each filter, so that nobody has to look into each. */
export const inboxCounts = async (
  tx: Tx,
  { teamIds, me, now }: Pick<InboxAsked, 'teamIds' | 'me' | 'now'>,
): Promise<Record<Showing, number>> => {
  const { rows } = await sql<Record<Showing, number>>`
    select count(*)::int as all, count(*) filter (where "closedAt" is null)::int as open,
      count(*) filter (where "closedAt" is null and "claimedById" = ${me})::int as mine,
      count(*) filter (where "closedAt" is null and "claimedById" is null)::int as unclaimed,
      count(*) filter (where "closedAt" is null and due <= ${now})::int as overdue,
      count(*) filter (where answers > 0)::int as answers,
      count(*) filter (where "closedAt" is not null)::int as closed
    from (${ROWS} and g.team_id = any(${[...teamIds]}::uuid[])) as r`.execute(tx)
  return rows[0] as Record<Showing, number>
}
