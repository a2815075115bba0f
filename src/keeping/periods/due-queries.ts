import '../schema.ts'
import { type RawBuilder, sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Keeping, KeptRecord, KeptType } from '../../pack/index.ts'

/** A record whose time is over, or will be. */
export interface DueRecord {
  readonly kind: KeptRecord
  readonly id: string
  /** Which type of record of the pack. */
  readonly type: string
  /** yyyy-mm-dd: the last day of its time. */
  readonly dueOn: string
  /** Of a concern its reference, of an account its name. */
  readonly called: string | null
  /** From when its time is counted: yyyy-mm-dd. */
  readonly since: string
  readonly held: boolean
}

const months = ({ keep }: KeptType): number => (keep.years ?? 0) * 12 + (keep.months ?? 0)

/** The types of concerns as the database compares them, in their order. */
const rulesOf = (types: readonly KeptType[]) =>
  JSON.stringify(
    types.map((one, n) => ({
      n,
      type: one.id,
      forms: one.forms ?? null,
      significant: one.significant ?? null,
      works: one.works_with_children ?? null,
      harms: one.harms ?? null,
      outcomes: one.outcomes ?? null,
      months: months(one),
      counted: one.keep.from,
    })),
  )

/**
 * Concerns with the first type that fits each, and from when it counts. Nothing is counted from before it was told: what
 * is younger than its period is left out before anything else is asked of it.
 */
const concerns = (types: readonly KeptType[], until: string): RawBuilder<unknown> => sql`
  select 'concern' as kind, c.id, r.type, b.base::date as since,
    (b.base::date + make_interval(months => r.months))::date as due_on, c.reference as called
  from concern c
  left join lateral (select d.closed_at, d.decided from desk_case d where d.partnership_id = c.partnership_id
    and d.concern_id = c.id and d.capacity = 'receiver' limit 1) d on true
  cross join lateral (select * from (select k.* from rule k
    where (k.forms is null or c.form = any(k.forms)) and (k.significant is null or c.significant = k.significant)
      and (k.works is null or c.works_with_children = k.works) and (k.harms is null or c.harms && k.harms)
      and (k.outcomes is null or d.decided = any(k.outcomes)) order by k.n limit 1) k
    where c.told_at < (${until}::date + 1) - make_interval(months => k.months)) r
  cross join lateral (select case r.counted
      when 'told' then c.told_at
      when 'closed' then d.closed_at
      when 'child-18' then (select make_timestamptz(y.year, 12, 31, 12, 0, 0, 'Europe/London') from concern_adult_year y
        where y.partnership_id = c.partnership_id and y.concern_id = c.id)
      else greatest(c.told_at,
        (select max(s.at) from desk_step s where s.partnership_id = c.partnership_id and s.concern_id = c.id),
        (select max(m.at) from message m where m.partnership_id = c.partnership_id and m.concern_id = c.id))
      end at time zone 'Europe/London' as base) b
  where c.partnership_id = ${PARTNERSHIP} and b.base is not null
    and c.told_at < (${until}::date + 1) - make_interval(months => ${Math.min(...types.map(months))})`

const OTHERS: Readonly<Record<Exclude<KeptRecord, 'concern'>, RawBuilder<unknown>>> = {
  'not-shared': sql`select n.id, n.decided_on as since, null::text as called from not_shared_days() n`,
  comment: sql`select s.id, s.day as since, null::text as called from survey_comment s
    where s.partnership_id = ${PARTNERSHIP}`,
  'focus-group': sql`select g.id, coalesce((select k.held_on from focus_group_correction k
      where k.partnership_id = g.partnership_id and k.focus_group_id = g.id order by k.at desc, k.id limit 1), g.held_on) as since,
    null::text as called from focus_group g where g.partnership_id = ${PARTNERSHIP}`,
  // Who had a role and has none. What they were called is gone where it was forgotten before.
  account: sql`select p.id, (max(g.revoked_at) at time zone 'Europe/London')::date as since, p.name as called from person p
    join membership m on m.partnership_id = p.partnership_id and m.person_id = p.id
    join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id
    where p.partnership_id = ${PARTNERSHIP} and p.email not like '%@forgotten.invalid'
    group by p.partnership_id, p.id, p.name having bool_and(g.revoked_at is not null)`,
  request: sql`select e.request_id as id, (max(e.at) at time zone 'Europe/London')::date as since, null::text as called
    from subject_event e where e.partnership_id = ${PARTNERSHIP} and e.kind = 'closed' group by e.request_id`,
}

const others = (type: KeptType & { records: Exclude<KeptRecord, 'concern'> }): RawBuilder<unknown> => sql`
  select ${type.records}::text as kind, x.id, ${type.id}::text as type, x.since,
    (x.since + make_interval(months => ${months(type)}::int))::date as due_on, x.called from (${OTHERS[type.records]}) x`

/** Every record whose time is over by that day (yyyy-mm-dd), as rows of `kind, id, type, since, due_on, called`. */
const dueBy = ({ records }: Keeping, until: string): RawBuilder<unknown> => {
  const told = records.filter((one) => one.records === 'concern')
  // Of several types of another record the first counts too.
  const first = records.filter(
    (one, at) => one.records !== 'concern' && records.findIndex((x) => x.records === one.records) === at,
  ) as (KeptType & { records: Exclude<KeptRecord, 'concern'> })[]
  const parts = [...(told.length > 0 ? [concerns(told, until)] : []), ...first.map(others)]
  return sql`
    with rule as materialized (select * from jsonb_to_recordset(${rulesOf(told)}::jsonb) as k (n int, type text,
      forms text[], significant boolean, works boolean, harms text[], outcomes text[], months int, counted text))
    select * from (${sql.join(parts, sql` union all `)}) due where due.due_on <= ${until}::date`
}

/** How many of each type are due on a day, and how many until a later one. Types of which there are none are left out. */
export const countDue = async (
  tx: Tx,
  keeping: Keeping,
  { today, later }: { readonly today: string; readonly later: string },
): Promise<ReadonlyMap<string, { now: number; soon: number; first: string | null }>> => {
  const { rows } = await sql<{ type: string; now: number; soon: number; first: string | null }>`
    select type, (count(*) filter (where due_on <= ${today}::date))::int as now,
      (count(*) filter (where due_on > ${today}::date))::int as soon, to_char(min(due_on), 'YYYY-MM-DD') as first
    from (${dueBy(keeping, later)}) d group by type`.execute(tx)
  return new Map(rows.map(({ type, ...one }) => [type, one]))
}

/** What is due of one type, the longest due first. */
export const dueOf = async (
  tx: Tx,
  keeping: Keeping,
  { type, today, from, most }: { type: string; today: string; from: number; most: number },
): Promise<DueRecord[]> =>
  (
    await sql<DueRecord>`
    with d as materialized (select * from (${dueBy(keeping, today)}) x where x.type = ${type}
      order by due_on, id limit ${most} offset ${from})
    select d.kind, d.id, d.type, to_char(d.due_on, 'YYYY-MM-DD') as "dueOn", d.called, to_char(d.since, 'YYYY-MM-DD') as since,
      d.id in (select held_among(d.kind, array[d.id])) as held
    from d order by d.due_on, d.id`.execute(tx)
  ).rows

/** Puts what is due of these types on a list, but for what a hold keeps and what another list has that was approved. */
export const listDue = async (
  tx: Tx,
  keeping: Keeping,
  { runId, types, today }: { runId: string; types: readonly string[]; today: string },
): Promise<number> => {
  const { numAffectedRows } = await sql`
    with d as materialized (select * from (${dueBy(keeping, today)}) x where x.type = any(${[...types]}::text[])),
    kept as materialized (select d.kind, held_among(d.kind, array_agg(d.id)) as id from d group by d.kind)
    insert into keeping_item (partnership_id, run_id, of_kind, of_id, type, due_on)
    select ${PARTNERSHIP}, ${runId}::uuid, d.kind, d.id, d.type, d.due_on from d
    where not exists (select from kept where kept.kind = d.kind and kept.id = d.id)
      and not exists (select from keeping_item i
        join keeping_approval a on a.partnership_id = i.partnership_id and a.run_id = i.run_id
        where i.partnership_id = ${PARTNERSHIP} and i.of_kind = d.kind and i.of_id = d.id
          and not exists (select from keeping_stop s where s.partnership_id = i.partnership_id and s.run_id = i.run_id)
          and not exists (select from keeping_done o where o.partnership_id = i.partnership_id and o.run_id = i.run_id
            and o.of_kind = i.of_kind and o.of_id = i.of_id))`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
