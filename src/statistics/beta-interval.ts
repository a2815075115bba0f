import { betaQuantile, normalQuantile, tQuantile } from './distributions.ts'
import type { Mean } from './means.ts'
import { type Interval, mustBeLevel } from './proportions.ts'

/**
 * Korn and Graubard's interval for a proportion in a complex sample: Clopper and Pearson's, for the effective sample
 * size, made smaller by how much Student's t on the design's degrees of freedom is wider (Korn and Graubard 1998). It
 * is R's `svyciprop(method = "beta")`. A simple sample without a design has its own n: the interval is exact.
 *
 * It serves means of values within 0 to 1 as well (shares of signs recognised): the effective size is then that of a
 * proportion as surely known, and Student's t is compared with the normal. Defined for 0 and 1, and where all say the
 * same: Kish's effective size is taken. Of nobody, or of one cluster only, nothing is known: 0 to 1.
 * @throws RangeError where the mean is not within 0 to 1.
 */
export function betaInterval(
  mean: Omit<Mean, 'proportion'> & { proportion?: boolean },
  level = 0.95,
): Interval {
  mustBeLevel(level)
  const { estimate, standardError, n, degreesOfFreedom: df, proportion = true } = mean
  if (n === 0 || Number.isNaN(estimate)) return { estimate: Number.NaN, low: 0, high: 1 }
  // A sum of weights can miss 0 or 1 by a last digit.
  const p = Math.abs(estimate - Math.round(estimate)) < 1e-12 ? Math.round(estimate) : estimate
  if (!(p >= 0 && p <= 1))
    throw new RangeError(`A beta interval is for means within 0 to 1, not ${estimate}.`)
  const like = proportion || standardError === 0 || p === 0 || p === 1
  const size = like ? mean.effectiveN : (p * (1 - p)) / standardError ** 2
  const effective = size * shrink(like, n, df, level)
  return {
    estimate,
    low: betaQuantile((1 - level) / 2, effective * p, effective * (1 - p) + 1),
    high: betaQuantile((1 + level) / 2, effective * p + 1, effective * (1 - p)),
  }
}

function shrink(proportion: boolean, n: number, df: number, level: number): number {
  if (proportion && df === n - 1) return 1
  if (df < 1) return 0
  const upper = (1 + level) / 2
  return ((proportion ? tQuantile(upper, n - 1) : normalQuantile(upper)) / tQuantile(upper, df)) ** 2
}
