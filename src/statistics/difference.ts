import { betaInterval } from './beta-interval.ts'
import { tAbove, tQuantile } from './distributions.ts'
import type { Mean } from './means.ts'
import type { Interval } from './proportions.ts'

/** How far one mean is above another. */
export interface Difference extends Interval {
  readonly standardError: number
  /** Of no difference, two-sided, by Student's t. */
  readonly p: number
  readonly degreesOfFreedom: number
}

/** Two means, the variances and covariance of both together, and the degrees of freedom of their difference. */
export interface Compared {
  readonly from: Mean
  readonly to: Mean
  readonly variances: { readonly from: number; readonly to: number; readonly both: number }
  readonly degreesOfFreedom: number
  /** Every value is within 0 to 1. */
  readonly within01: boolean
}

/** The interval of one mean: the beta interval within 0 to 1, else Student's. */
export function intervalOf(mean: Mean, within01: boolean, level: number): Interval {
  if (within01) return betaInterval(mean, level)
  const { estimate, standardError, degreesOfFreedom: df } = mean
  const half = df < 1 ? Number.POSITIVE_INFINITY : tQuantile((1 + level) / 2, df) * standardError
  return { estimate, low: estimate - half, high: estimate + half }
}

/**
 * The difference `to` − `from`. Its interval is put together from the two means' own intervals and their correlation
 * (Zou and Donner 2008; for two simple samples it is Newcombe's, 1998), so that it stays within −1 and 1 for shares,
 * is as lopsided as they are, and has a width for none and for all.
 */
export function difference(compared: Compared, level: number): Difference {
  const { from, to, variances, degreesOfFreedom: df, within01 } = compared
  const estimate = to.estimate - from.estimate
  const standardError = Math.sqrt(Math.max(0, variances.from + variances.to - 2 * variances.both))
  const correlation = correlationOf(variances)
  const ends = recovered(intervalOf(from, within01, level), intervalOf(to, within01, level), correlation)
  return { ...ends, standardError, p: pOf(compared, estimate, standardError), degreesOfFreedom: df }
}

export const correlationOf = ({ from, to, both }: Compared['variances']): number =>
  from > 0 && to > 0 ? Math.max(-1, Math.min(1, both / Math.sqrt(from * to))) : 0

/** The method of variance estimates recovery: the interval of a difference from two intervals (Zou and Donner 2008). */
export function recovered(from: Interval, to: Interval, correlation: number): Interval {
  const estimate = to.estimate - from.estimate
  const reach = (one: number, other: number): number =>
    Number.isFinite(one + other)
      ? Math.sqrt(Math.max(0, one * one + other * other - 2 * correlation * one * other))
      : Number.POSITIVE_INFINITY
  return {
    estimate,
    low: estimate - reach(to.estimate - to.low, from.high - from.estimate),
    high: estimate + reach(to.high - to.estimate, from.estimate - from.low),
  }
}

function pOf(
  { from, to, degreesOfFreedom: df, within01 }: Compared,
  estimate: number,
  standardError: number,
): number {
  if (Number.isNaN(estimate)) return Number.NaN
  if (estimate === 0) return 1
  // On a scale without bounds nothing is known of chance where nobody differs from anybody.
  if (df < 1 || (standardError === 0 && !within01)) return 1
  // Where nobody in either group differs from the rest of it, the two are taken as drawn from one population.
  return Math.min(1, 2 * tAbove(Math.abs(estimate) / (standardError || pooledError(from, to)), df))
}

/** The standard error that a difference of shares has where there is none, from both groups together. */
export function pooledError(from: Mean, to: Mean): number {
  const [n, m] = [from.effectiveN, to.effectiveN]
  const share = (n * from.estimate + m * to.estimate + 1) / (n + m + 2)
  return Math.sqrt(share * (1 - share) * (1 / n + 1 / m))
}
