import { holm, mantelHaenszel, type Stratum } from '../statistics/index.ts'
import type { Counted } from './count-followed.ts'
import { GROUPINGS, type Grouping } from './followed.ts'

/** Children of one group beside all others of whom the same was told. Shares are from 0 to 1, to whole per cents. */
export interface GroupCompared {
  readonly group: string
  /** `withheld`: too few of them, or of others of whom the same was told. */
  readonly found: 'gap' | 'none' | 'withheld'
  readonly shares?: { readonly one: number; readonly other: number }
  /** How much more often what was told of them led to help. */
  readonly difference?: { readonly estimate: number; readonly low: number; readonly high: number }
  /** Adjusted for how many groups were compared (Holm). */
  readonly p?: number
  /** The true difference that so many would have shown with chance 0.8. */
  readonly smallestGap?: number
  /** How many were compared, to the nearest ten. */
  readonly n?: { readonly one: number; readonly other: number }
}

export type AlikeCompared = Readonly<Record<Grouping, readonly GroupCompared[]>>

const FEWEST = 10
/** Helped, or not, of either side: fewer, or none, would say of each child what was decided. */
const FEWEST_EACH = 6
const LEVEL = 0.05

/**
 * Group by group the share of decisions that led to help, beside those of all other children of whom the same was told:
 * a difference over strata after Mantel and Haenszel. Of all that were compared, a gap is called found where its p-value,
 * adjusted for the number of them, is below 0.05 and the interval holds no 0.
 */
export const compareAlike = (counted: readonly Counted[]): AlikeCompared => {
  const all = GROUPINGS.flatMap((grouping) => {
    const strata = joined(counted, grouping)
    const groups = [...new Set(strata.flatMap((stratum) => Object.keys(stratum)))].sort()
    return groups.map((group) => {
      const pairs = strata
        .map((stratum) => pairOf(stratum, group))
        .filter(({ one, other }) => one.n > 0 && other.n > 0)
      return { grouping, group, compared: enough(pairs) ? mantelHaenszel(pairs) : null }
    })
  })
  const asked = all.filter(({ compared }) => compared)
  const adjusted = holm(asked.map(({ compared }) => compared?.p ?? 1))
  const compareOne = (one: (typeof all)[number]): GroupCompared => {
    const p = adjusted[asked.indexOf(one)]
    const { group, compared } = one
    if (!compared || p === undefined) return { group, found: 'withheld' }
    const { estimate, low, high, shares, smallestGap, n } = compared
    return {
      group,
      found: p < LEVEL && (low > 0 || high < 0) ? 'gap' : 'none',
      shares: { one: whole(shares.one), other: whole(shares.other) },
      difference: { estimate: whole(estimate), low: whole(low), high: whole(high) },
      p: Math.round(p * 1000) / 1000,
      smallestGap: whole(smallestGap),
      n: { one: tens(n.one), other: tens(n.other) },
    }
  }
  const of = (grouping: Grouping): GroupCompared[] =>
    all.filter((one) => one.grouping === grouping).map(compareOne)
  return { gender: of('gender'), age: of('age'), ethnicity: of('ethnicity') }
}

const enough = (pairs: readonly Stratum[]): boolean =>
  (['one', 'other'] as const).every((side) => {
    const n = pairs.reduce((sum, pair) => sum + pair[side].n, 0)
    const helped = pairs.reduce((sum, pair) => sum + pair[side].successes, 0)
    return n >= FEWEST && Math.min(helped, n - helped) >= FEWEST_EACH
  })

/** To whole per cents: no count can be had from it. Adding 0 makes of −0 a 0. */
const whole = (share: number): number => Math.round(share * 100) / 100 + 0
const tens = (n: number): number => Math.round(n / 10) * 10

type Groups = Record<string, readonly [helped: number, of: number]>

/** The same strata of several half-years as one. */
const joined = (counted: readonly Counted[], grouping: Grouping): Groups[] => {
  const all = new Map<string, Groups>()
  for (const { alike } of counted)
    for (const [key, groups] of Object.entries(alike[grouping])) {
      const stratum = all.get(key) ?? {}
      for (const [group, [helped, of]] of Object.entries(groups)) {
        const [before, n] = stratum[group] ?? [0, 0]
        stratum[group] = [before + helped, n + of]
      }
      all.set(key, stratum)
    }
  return [...all.values()]
}

const pairOf = (stratum: Groups, group: string): Stratum => {
  const [successes, n] = stratum[group] ?? [0, 0]
  const other = { successes: -successes, n: -n }
  for (const [helped, of] of Object.values(stratum)) {
    other.successes += helped
    other.n += of
  }
  return { one: { successes, n }, other }
}
