import '../schema.ts'
import { type RawBuilder, sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import { type FormId, ZONE } from '../../pack/index.ts'
import type { Capacity } from '../rules/state.ts'
import type { Filter } from './filter.ts'
import type { Spot, Stretch } from './places.ts'

/** One line of an inbox: codes and times, and nothing that anybody said. */
export interface CaseRow extends Spot {
  readonly reference: string
  readonly form: FormId
  readonly toldAt: Date
  readonly significant: boolean
  readonly flooding: boolean
  readonly harms: readonly string[]
  readonly ageBand: string | null
  readonly tellerKind: string
  readonly teamId: string
  readonly capacity: Capacity
  readonly openDueAt: Date | null
  readonly openedAt: Date | null
  readonly acknowledgeDueAt: Date | null
  readonly decideDueAt: Date | null
  readonly claimedBy: string | null
  readonly claimedById: string | null
  readonly decided: string | null
  readonly closedAt: Date | null
  /** Whoever told has written so many times, and nobody has read it yet. */
  readonly answers: number
}

/** The columns of a row, of `desk_case d` with whoever has it as `person p`. */
export const CASE = sql`d.concern_id as "concernId", d.place::float8 as place, d.reference, d.form, d.told_at as "toldAt",
  d.significant, d.flooding, d.harms, d.age_band as "ageBand", d.teller_kind as "tellerKind", d.team_id as "teamId",
  d.capacity, d.open_due_at as "openDueAt", d.opened_at as "openedAt", d.acknowledge_due_at as "acknowledgeDueAt",
  d.decide_due_at as "decideDueAt", p.name as "claimedBy", p.id as "claimedById", d.decided, d.closed_at as "closedAt",
  d.unread as answers`
export const HOLDER = sql`left join person p on p.partnership_id = d.partnership_id and p.id = d.claimed_by`

type Condition = RawBuilder<unknown>
const all = (conditions: readonly Condition[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `)

/** What an index finds by itself, and what each row is asked. */
interface Asked {
  readonly found: readonly Condition[]
  readonly asked: readonly Condition[]
  /** A few weeks: less is read by when it was told than by its place. */
  readonly brief: boolean
}

const BRIEF_DAYS = 31

/** @param me whose "with me" it is */
export const conditionsOf = (filter: Filter, me: string): Asked => {
  const { showing, form, route, harm, age, gender, holder, written, from, to } = filter
  const with_ = showing === 'mine' ? me : holder
  const nobody = showing === 'unclaimed' || holder === 'nobody'
  const start = from && sql`d.told_at >= (${from}::date::timestamp at time zone ${ZONE})`
  const end = to && sql`d.told_at < ((${to}::date + 1)::timestamp at time zone ${ZONE})`
  return {
    found: [
      ...(nobody ? [sql`d.claimed_by is null`] : []),
      ...(with_ && with_ !== 'nobody' ? [sql`d.claimed_by = ${with_}`] : []),
      ...(showing === 'answers' ? [sql`d.unread > 0`] : []),
    ],
    asked: [
      ...(form ? [sql`d.form = ${form}`] : []),
      ...(route ? [sql`d.route = ${route}`] : []),
      ...(harm ? [sql`${harm} = any(d.harms)`] : []),
      ...(age ? [sql`d.age_band = ${age}`] : []),
      ...(gender ? [sql`d.gender = ${gender}`] : []),
      ...(written === 'yes' ? [sql`d.written_at is not null`] : []),
      ...(written === 'no' ? [sql`d.written_at is null and d.may_reply`] : []),
      ...(written === 'unwanted' ? [sql`d.written_at is null and not d.may_reply`] : []),
      ...(start ? [start] : []),
      ...(end ? [end] : []),
    ],
    brief: Boolean(from && to && Date.parse(to) - Date.parse(from) <= BRIEF_DAYS * 86_400_000),
  }
}

export interface Scan {
  readonly teamId: string
  readonly stretch: Stretch
  /** Only what comes after it (or before it, where one goes back). */
  readonly beyond: Spot | null
  readonly back: boolean
  readonly most: number
  /** So many rows are looked at and no more, however few of them are what is sought. */
  readonly looked: number
}

const within = ({ teamId, stretch: { first, last }, beyond, back }: Scan, found: readonly Condition[]) =>
  all([
    sql`d.partnership_id = ${PARTNERSHIP} and d.team_id = ${teamId}`,
    sql`d.place between ${first}::bigint and ${last}::bigint`,
    ...(beyond
      ? [
          back
            ? sql`(d.place, d.concern_id) < (${beyond.place}::bigint, ${beyond.concernId}::uuid)`
            : sql`(d.place, d.concern_id) > (${beyond.place}::bigint, ${beyond.concernId}::uuid)`,
        ]
      : []),
    ...found,
  ])

const orderOf = (back: boolean) => (back ? sql`d.place desc, d.concern_id desc` : sql`d.place, d.concern_id`)

/** Rows of one stretch in its order: what is sought of those that are looked at. */
export const scanRows = async (tx: Tx, scan: Scan, { found, asked, brief }: Asked): Promise<CaseRow[]> => {
  const [where, order] = [within(scan, found), orderOf(scan.back)]
  const sought = brief
    ? // By the index of when it was told: else the planner counts on finding them soon by their place. Keys alone, since
      // whole rows of a busy week would be sorted on disk.
      sql`select d.* from (with d as materialized (
            select d.partnership_id, d.concern_id, d.team_id, d.place from desk_case d where ${all([where, ...asked])})
          select * from d order by ${order} limit ${scan.most}) few
        join desk_case d using (partnership_id, concern_id, team_id)`
    : asked.length === 0
      ? sql`select * from desk_case d where ${where} order by ${order} limit ${scan.most}`
      : sql`select * from (select * from desk_case d where ${where} order by ${order} limit ${scan.looked}) d
          where ${all(asked)} order by ${order} limit ${scan.most}`
  const { rows } = await sql<CaseRow>`
    select ${CASE} from (${sought}) d ${HOLDER} order by ${order}`.execute(tx)
  return rows
}

/** The last row that a scan looked at before it had to stop; null: it came to the end. */
export const lastLooked = async (
  tx: Tx,
  scan: Scan,
  { found, asked, brief }: Asked,
): Promise<(Spot & { readonly toldAt: Date }) | null> => {
  if (brief || asked.length === 0) return null
  const { rows } = await sql<Spot & { toldAt: Date }>`
    select d.place::float8 as place, d.concern_id as "concernId", d.told_at as "toldAt" from desk_case d
    where ${within(scan, found)} order by ${orderOf(scan.back)} offset ${scan.looked - 1} limit 1`.execute(tx)
  return rows[0] ?? null
}
