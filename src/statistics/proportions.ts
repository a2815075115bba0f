import { betaQuantile, normalQuantile } from './distributions.ts'

/** An estimate and the interval around it, in the unit of the estimate. */
export interface Interval {
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/**
 * Wilson's score interval for a proportion, without continuity correction (Wilson 1927). Defined for none and for all
 * of `n`; of nobody the estimate is NaN and the interval 0 to 1.
 * @throws RangeError unless 0 ≤ successes ≤ n are finite and 0 < level < 1.
 */
export function wilson(successes: number, n: number, level = 0.95): Interval {
  mustBeCounts(successes, n, level)
  if (n === 0) return { estimate: Number.NaN, low: 0, high: 1 }
  const z = normalQuantile((1 + level) / 2)
  const p = successes / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const whole = 1 + (z * z) / n
  // The bounds are 0 and 1 there by algebra; by arithmetic they miss them by a last digit.
  return {
    estimate: p,
    low: successes === 0 ? 0 : (middle - half) / whole,
    high: successes === n ? 1 : (middle + half) / whole,
  }
}

/**
 * Clopper and Pearson's exact interval for a proportion (Clopper and Pearson 1934): at least `level`, whatever the
 * truth is. Defined as `wilson` is; fractions of people are allowed, as effective sample sizes have them.
 * @throws RangeError unless 0 ≤ successes ≤ n are finite and 0 < level < 1.
 */
export function clopperPearson(successes: number, n: number, level = 0.95): Interval {
  mustBeCounts(successes, n, level)
  const failures = n - successes
  return {
    estimate: n === 0 ? Number.NaN : successes / n,
    low: betaQuantile((1 - level) / 2, successes, failures + 1),
    high: n === 0 ? 1 : betaQuantile((1 + level) / 2, successes + 1, failures),
  }
}

function mustBeCounts(successes: number, n: number, level: number): void {
  mustBeLevel(level)
  if (!(successes >= 0 && successes <= n && n < Number.POSITIVE_INFINITY))
    throw new RangeError(`Between 0 and n of n can be counted, not ${successes} of ${n}.`)
}

export function mustBeLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level is between 0 and 1, not ${level}.`)
}
