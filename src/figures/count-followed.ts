import type { Pack } from '../pack/index.ts'
import { alikeOf, helpedOf } from './alike.ts'
import { type Family, groupOf, MANY, NONE, SINGLE } from './families.ts'
import { type Followed, GROUPINGS, type Grouping } from './followed.ts'
import { workingTime } from './working-time.ts'

/** Everything together, beside the teams. */
export const ALL = 'all'
export const WITH = 'with'
export const WITHOUT = 'without'

export const DURATIONS = ['acknowledge', 'decide', 'answer', 'begin'] as const
export type Duration = (typeof DURATIONS)[number]

type ByKey<Value> = Record<string, Value>

/** A half-year, counted exactly. It stays in the database: what may be shown of it is worked out from it. */
export interface Counted {
  /** By team (`all` too), then by family, then by label. A family of several is called `sign:going-missing`. */
  readonly counts: ByKey<ByKey<ByKey<number>>>
  /** How long it took, by team: tenths of working days → how many; those that it did not happen to are not there. */
  readonly took: ByKey<Record<Duration, ByKey<number>>>
  /** Of children told apart in one way: what they have in common → group → helped, of how many. */
  readonly alike: Record<Grouping, ByKey<ByKey<[helped: number, of: number]>>>
}

/** @param from @param to of the half-year, and until when the last of it is followed */
export const countFollowed = (
  pack: Pack,
  all: Iterable<Followed>,
  { from, to }: { readonly from: Date; readonly to: Date },
): Counted => {
  const time = workingTime(pack, from, to)
  const counted: Counted = {
    counts: {},
    took: {},
    alike: { gender: {}, age: {}, ethnicity: {} },
  }
  for (const one of all) {
    const team = one.team ?? NONE
    addCounts(counted, pack, ALL, one, SINGLE)
    addCounts(
      counted,
      pack,
      team,
      one,
      SINGLE.filter(({ byTeam }) => byTeam),
    )
    const took: Record<Duration, Date | null> = {
      acknowledge: one.acknowledgeDue && one.acknowledgedAt,
      decide: one.decideDue && one.decidedAt,
      answer: one.mayBeTold ? one.answeredAt : null,
      begin: one.begunAt,
    }
    for (const duration of DURATIONS) {
      const at = took[duration]
      if (!at) continue
      const tenths = String(Math.round(time.days(one.toldAt, at) * 10))
      for (const whose of [ALL, team]) add(tookOf(counted, whose)[duration], tenths)
    }
    const helps = helpedOf(pack, one)
    if (helps === null) continue
    for (const grouping of GROUPINGS) {
      const group = groupOf(grouping, one)
      if (group === NONE) continue
      const stratum = inside<ByKey<[number, number]>>(
        counted.alike[grouping],
        alikeOf(pack, grouping, one),
        () => ({}),
      )
      const [helped, of] = stratum[group] ?? [0, 0]
      stratum[group] = [helped + (helps ? 1 : 0), of + 1]
    }
  }
  return counted
}

const inside = <Value>(record: ByKey<Value>, key: string, begin: () => Value): Value => {
  record[key] ??= begin()
  return record[key] as Value
}
const add = (record: ByKey<number>, key: string): void => {
  record[key] = (record[key] ?? 0) + 1
}
const tookOf = ({ took }: Counted, team: string): Record<Duration, ByKey<number>> =>
  inside(took, team, () => ({ acknowledge: {}, decide: {}, answer: {}, begin: {} }))

const addCounts = (
  { counts }: Counted,
  pack: Pack,
  team: string,
  one: Followed,
  families: readonly Family[],
): void => {
  const own = inside<ByKey<ByKey<number>>>(counts, team, () => ({}))
  add(
    inside<ByKey<number>>(own, ALL, () => ({})),
    ALL,
  )
  for (const family of families)
    add(
      inside<ByKey<number>>(own, family.id, () => ({})),
      family.label(one, pack),
    )
  for (const { id, of } of team === ALL ? MANY : [])
    for (const label of new Set(of(one)))
      add(
        inside<ByKey<number>>(own, `${id}:${label}`, () => ({})),
        WITH,
      )
}

/** How many were told in all, or to a team. */
export const totalOf = ({ counts }: Counted, team: string): number => counts[team]?.[ALL]?.[ALL] ?? 0

/** A count; what nobody was counted with is 0, and what is without something is the rest. */
export const countOf = (counted: Counted, team: string, family: string, label: string): number => {
  const own = counted.counts[team]?.[family] ?? {}
  return label === WITHOUT ? totalOf(counted, team) - (own[WITH] ?? 0) : (own[label] ?? 0)
}

/** Teams that are not told one by one, as one: what all of them have is known by taking the others from everything. */
export const OTHERS = 'other-teams'

/** The same with all teams but these as one. */
export const withOthers = (counted: Counted, told: readonly string[]): Counted => {
  const counts: ByKey<ByKey<ByKey<number>>> = {}
  for (const [team, families] of Object.entries(counted.counts)) {
    const own = inside<ByKey<ByKey<number>>>(
      counts,
      team === ALL || told.includes(team) ? team : OTHERS,
      () => ({}),
    )
    for (const [family, labels] of Object.entries(families)) {
      const sums = inside<ByKey<number>>(own, family, () => ({}))
      for (const [label, n] of Object.entries(labels)) sums[label] = (sums[label] ?? 0) + n
    }
  }
  return { ...counted, counts }
}
