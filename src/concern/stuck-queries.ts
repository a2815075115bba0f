import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { TeamId } from '../pack/index.ts'
import { NOBODY } from './notice-queries.ts'
import type { NoticeKind } from './schema.ts'

/** Something that does not go on by itself, and why. Nothing of what was told is in it. */
export type Stuck =
  | {
      readonly why: 'unopened'
      readonly reference: string
      readonly teamId: string
      readonly team: string
      readonly receives: TeamId
      readonly since: Date
      /** The rungs of the ladder that have been told so far. */
      readonly told: readonly string[]
    }
  | {
      readonly why: 'overdue'
      readonly reference: string
      readonly teamId: string
      readonly team: string
      readonly receives: TeamId
      readonly since: Date
      readonly clock: 'acknowledge' | 'decide'
    }
  | {
      /** Not posted yet; nobody to write to; or a letter that waits for a mail server, or was refused by it. */
      readonly why: 'notice-waits' | 'notice-nobody' | 'letter-fails' | 'letter-refused'
      readonly reference: string
      readonly teamId: string
      readonly team: string
      readonly receives: TeamId
      readonly since: Date
      readonly kind: NoticeKind
      readonly rung: string
      /** A code of the mail server. */
      readonly reason: string | null
    }

type Row = {
  why: Stuck['why']
  reference: string
  team_id: string
  team: string
  receives: TeamId
  since: Date
  told: string[] | null
  clock: 'acknowledge' | 'decide' | null
  kind: NoticeKind | null
  rung: string | null
  reason: string | null
}

/** How long a notice may take before it counts as stuck, in milliseconds. */
const PATIENCE_MS = 60_000

/** Notices are looked at of so many that nobody opened, those first that are due first. More than that stand above anyway. */
const NOTICES_OF = 500

/** What is stuck now, the longest first. */
export const stuck = async (tx: Tx, now: Date, page: { from: number; most: number }): Promise<Stuck[]> => {
  // No more of each kind than the page could hold, each found by its index: where ten thousand are late, it is as quick.
  const enough = page.from + page.most
  const { rows } = await sql<Row>`
    with unopened as (
      select 'unopened' as why, g.concern_id, g.team_id, g.open_due_at as since,
          array(select n.rung from concern_notice n where n.partnership_id = g.partnership_id
            and n.concern_id = g.concern_id and n.team_id = g.team_id and n.kind = 'unopened' order by n.at) as told,
          null as clock, null as kind, null as rung, null as reason
        from concern_grant g where g.partnership_id = ${PARTNERSHIP} and g.opened_at is null and g.ended_at is null
          and g.open_due_at <= ${now}
        order by g.open_due_at, g.concern_id limit ${enough}
    ), overdue as (
      select 'overdue', k.concern_id, g.team_id, k.due_at, null::text[], k.kind, null, null, null
        from concern_clock k join concern_grant g on g.partnership_id = k.partnership_id
          and g.concern_id = k.concern_id and g.capacity = 'receiver' and g.ended_at is null
        where k.partnership_id = ${PARTNERSHIP} and k.stopped_at is null and k.due_at <= ${now}
        order by k.due_at, k.concern_id limit ${enough}
    ), notices as (
      select case when l.address_id is null then 'notice-waits' when l.address_id = ${NOBODY} then 'notice-nobody'
            when a.outcome = 'refused' then 'letter-refused' else 'letter-fails' end,
          n.concern_id, n.team_id, n.at, null::text[], null, n.kind, split_part(n.rung, '/', 1), a.reason
        -- Of what is unopened alone, and found by that: what was opened meanwhile needs no notice any more.
        from (select * from concern_grant where partnership_id = ${PARTNERSHIP} and opened_at is null
            and ended_at is null and open_due_at is not null order by open_due_at, concern_id limit ${NOTICES_OF}) g
        cross join lateral (select * from concern_notice where partnership_id = g.partnership_id
          and concern_id = g.concern_id and team_id = g.team_id offset 0) n
        left join notice_letter l on l.partnership_id = n.partnership_id and l.concern_id = n.concern_id
          and l.team_id = n.team_id and l.kind = n.kind and l.rung = n.rung
        left join lateral (select outcome, reason from letter_attempt a where a.partnership_id = l.partnership_id
          and a.letter_id = l.letter_id order by a.at desc limit 1) a on true
        where n.at <= ${new Date(now.getTime() - PATIENCE_MS)}
          and (l.address_id is null or l.address_id = ${NOBODY} or a.outcome in ('failed', 'refused', 'again'))
        order by n.at, n.concern_id limit ${enough}
    )
    select s.*, c.reference, t.name as team, t.receives
      from (table unopened union all table overdue union all table notices) s
      join concern c on c.partnership_id = ${PARTNERSHIP} and c.id = s.concern_id
      join team t on t.partnership_id = c.partnership_id and t.id = s.team_id
      order by s.since, s.concern_id, s.why limit ${page.most} offset ${page.from}`.execute(tx)
  return rows.map(
    ({ why, reference, team_id: teamId, team, receives, since, told, clock, kind, rung, reason }): Stuck => {
      const of = { reference, teamId, team, receives, since }
      if (why === 'unopened') return { why, ...of, told: told ?? [] }
      if (why === 'overdue') return { why, ...of, clock: clock ?? 'decide' }
      return { why, ...of, kind: kind ?? 'told', rung: rung ?? 'inbox', reason }
    },
  )
}
