import { chiSquareAbove, normalQuantile } from './distributions.ts'
import { type Interval, mustBeLevel } from './proportions.ts'
import type { Count } from './two-proportions.ts'

/** People who are alike in all that a comparison holds fixed: those of the one group, and those of the other. */
export interface Stratum {
  readonly one: Count
  readonly other: Count
}

/** How far a share of one group is above that of another among people who are alike. */
export interface Stratified extends Interval {
  /** The two shares, standardised to the same weights: their difference is the estimate. */
  readonly shares: { readonly one: number; readonly other: number }
  /** People in strata that hold both groups: nobody else tells anything. */
  readonly n: { readonly one: number; readonly other: number }
  /** After Sato, at the estimate. */
  readonly standardError: number
  /** Of no difference in any stratum: Cochran, Mantel and Haenszel's chi-square without correction. */
  readonly p: number
  /** The true difference that such strata would have shown with chance 0.8; NaN where nobody can be compared. */
  readonly smallestGap: number
}

/**
 * The common difference of a share between two groups over strata (`one` less `other`): Mantel and Haenszel's weights
 * (1959), the interval of Klingenberg (2014), which inverts the variance of Sato (1989) as a function of the difference:
 * right for few large strata and for many small ones, and of some width where all or none of a group are counted. Where
 * no stratum holds both groups everything is NaN, −1 and 1.
 * @throws RangeError unless 0 ≤ successes ≤ n are finite and 0 < level < 1.
 */
export function mantelHaenszel(strata: readonly Stratum[], level = 0.95): Stratified {
  mustBeLevel(level)
  let [weight, ones, others, p, q, expected, variance, events] = [0, 0, 0, 0, 0, 0, 0, 0]
  const n = { one: 0, other: 0 }
  for (const { one, other } of strata) {
    for (const { successes, n: of } of [one, other])
      if (!(successes >= 0 && successes <= of && of < Number.POSITIVE_INFINITY))
        throw new RangeError(`Between 0 and n of n can be counted, not ${successes} of ${of}.`)
    const [n1, n2, a, b] = [one.n, other.n, one.successes, other.successes]
    const all = n1 + n2
    if (n1 === 0 || n2 === 0) continue
    n.one += n1
    n.other += n2
    weight += (n1 * n2) / all
    ones += (a * n2) / all
    others += (b * n1) / all
    p += (n1 * n1 * b - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / (all * all)
    q += (a * (n2 - b) + b * (n1 - a)) / (2 * all)
    const yes = a + b
    events += a
    expected += (n1 * yes) / all
    variance += (n1 * n2 * yes * (all - yes)) / (all * all * (all - 1))
  }
  if (weight === 0)
    return {
      estimate: Number.NaN,
      low: -1,
      high: 1,
      shares: { one: Number.NaN, other: Number.NaN },
      n,
      standardError: Number.NaN,
      p: Number.NaN,
      smallestGap: Number.NaN,
    }
  const z = normalQuantile((1 + level) / 2)
  const estimate = (ones - others) / weight
  const middle = estimate + (z * z * p) / (2 * weight * weight)
  const half = Math.sqrt(Math.max(0, middle * middle - estimate * estimate + (z * z * q) / (weight * weight)))
  return {
    estimate,
    low: Math.max(-1, middle - half),
    high: Math.min(1, middle + half),
    shares: { one: ones / weight, other: others / weight },
    n,
    standardError: Math.sqrt(Math.max(0, estimate * p + q)) / weight,
    p: variance === 0 ? 1 : chiSquareAbove((events - expected) ** 2 / variance, 1),
    smallestGap: ((z + normalQuantile(0.8)) * Math.sqrt(variance)) / weight,
  }
}
