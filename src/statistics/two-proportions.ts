import { recovered } from './difference.ts'
import { chiSquareAbove, normalQuantile } from './distributions.ts'
import { type Interval, wilson } from './proportions.ts'

/** So many of so many people. */
export interface Count {
  readonly successes: number
  readonly n: number
}

/**
 * The change of a share between two simple samples, `after` less `before`: Newcombe's interval from the two Wilson
 * intervals (Newcombe 1998, method 10), defined for none and for all, and the p-value of no change by Pearson's
 * chi-square (R's `prop.test` without correction; 1 where all of both say the same). `wald` is what `prop.test` tells
 * beside it: for comparison only, since it leaves −1 to 1 and has no width for none and for all.
 * @throws RangeError as `wilson`.
 */
export function twoProportions(
  before: Count,
  after: Count,
  level = 0.95,
): Interval & { p: number; wald: Interval } {
  const [from, to] = [wilson(before.successes, before.n, level), wilson(after.successes, after.n, level)]
  const pooled = (before.successes + after.successes) / (before.n + after.n)
  const difference = to.estimate - from.estimate
  const square = difference ** 2 / (pooled * (1 - pooled) * (1 / before.n + 1 / after.n))
  const spread = ({ estimate }: Interval, n: number): number => (estimate * (1 - estimate)) / n
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(spread(from, before.n) + spread(to, after.n))
  return {
    ...recovered(from, to, 0),
    p: difference === 0 ? 1 : chiSquareAbove(square, 1),
    wald: { estimate: difference, low: difference - half, high: difference + half },
  }
}
