import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { Counted } from './count-followed.ts'
import type { Followed } from './followed.ts'
import { FOLLOWED_DAYS, type HalfYear } from './periods.ts'
import type { Shown } from './shown.ts'

/** A half-year as it was counted and what may be shown of it. */
export interface FiguresKept {
  readonly half: HalfYear
  readonly madeAt: Date
  readonly counted: Counted
  readonly shown: Shown
}

/** The last half-year that was counted; null: none was. */
export const lastCounted = async (tx: Tx): Promise<Pick<FiguresKept, 'half' | 'counted'> | null> => {
  const { rows } = await sql<Pick<FiguresKept, 'half' | 'counted'>>`
    select half, counted from figure_half_year where partnership_id = ${PARTNERSHIP} order by half desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** What may be shown of all half-years that were counted, the newest first. */
export const figuresShown = async (tx: Tx): Promise<Omit<FiguresKept, 'counted'>[]> =>
  (
    await sql<Omit<FiguresKept, 'counted'>>`
      select half, made_at as "madeAt", shown from figure_half_year where partnership_id = ${PARTNERSHIP}
      order by half desc`.execute(tx)
  ).rows

/** False: somebody else has kept it. */
export const keepFigures = async (
  tx: Tx,
  { half, counted, shown }: Omit<FiguresKept, 'madeAt'>,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into figure_half_year (partnership_id, half, counted, shown)
    values (${PARTNERSHIP}, ${half}, ${JSON.stringify(counted)}::jsonb, ${JSON.stringify(shown)}::jsonb)
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Two who ask at once take turns: one counts, the other finds it done. */
export const takeTurns = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('figures/' || current_setting('app.partnership'), 0))`.execute(
    tx,
  )
}

/** When the first thing was told; null: nothing was. */
export const firstTold = async (tx: Tx): Promise<Date | null> =>
  (
    await sql<{ at: Date | null }>`
      select min(told_at) as at from concern where partnership_id = ${PARTNERSHIP}`.execute(tx)
  ).rows[0]?.at ?? null

/** Everything that was told between two moments, with what became of it within the days that each is followed. */
export const followedBetween = async (
  tx: Tx,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Followed[]> => {
  const until = sql`c.told_at + make_interval(days => ${FOLLOWED_DAYS}::int)`
  const { rows } = await sql<Followed>`
    select c.form, c.route, c.teller_kind as teller, c.harms, c.signs, c.age_band as "ageBand", c.gender, c.ethnicity,
      c.significant, c.told_at as "toldAt", t.receives as team,
      a.due_at as "acknowledgeDue", case when a.stopped_at <= ${until} then a.stopped_at end as "acknowledgedAt",
      d.due_at as "decideDue", case when d.stopped_at <= ${until} then d.stopped_at end as "decidedAt",
      coalesce(r.may_reply, c.may_reply) as "mayBeTold", m.at as "answeredAt", s.decided, s.support, s.begun_at as "begunAt"
    from concern c
    left join concern_clock a on a.partnership_id = c.partnership_id and a.concern_id = c.id and a.kind = 'acknowledge'
    left join concern_clock d on d.partnership_id = c.partnership_id and d.concern_id = c.id and d.kind = 'decide'
    left join lateral (select x.receives from concern_grant g
      join team x on x.partnership_id = g.partnership_id and x.id = g.team_id
      where g.partnership_id = c.partnership_id and g.concern_id = c.id and g.capacity = 'receiver'
      order by g.since limit 1) t on true
    left join lateral (select x.may_reply from reply_choice x where x.partnership_id = c.partnership_id
      and x.concern_id = c.id and x.at <= ${until} order by x.at desc limit 1) r on true
    left join lateral (select min(x.at) as at from message x where x.partnership_id = c.partnership_id
      and x.concern_id = c.id and x.sender = 'desk' and x.at <= ${until}) m on true
    left join lateral (select
        (array_agg(x.what order by x.at desc, x.sequence desc) filter (where x.kind = 'decided'))[1] as decided,
        case when bool_or(x.how = 'begun') then 'begun' when bool_or(x.how = 'accepted') then 'accepted'
          when bool_or(x.how = 'refused') then 'refused' when bool_or(x.how = 'offered') then 'offered' end as support,
        min(x.at) filter (where x.how = 'begun') as begun_at
      from desk_step x where x.partnership_id = c.partnership_id and x.concern_id = c.id and x.at <= ${until}
        and exists (select from concern_grant g where g.partnership_id = x.partnership_id
          and g.concern_id = x.concern_id and g.team_id = x.team_id and g.capacity = 'receiver')) s on true
    where c.partnership_id = ${PARTNERSHIP} and c.told_at >= ${from} and c.told_at < ${to}`.execute(tx)
  return rows
}
