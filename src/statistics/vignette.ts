import { type Column, numbersOf } from './column.ts'
import {
  correlationOf,
  type Difference,
  difference,
  intervalOf,
  pooledError,
  recovered,
} from './difference.ts'
import { tAbove, tQuantile } from './distributions.ts'
import type { Labels } from './labels.ts'
import { covariance, degreesOfFreedom, influenceOnMean, unitSums } from './linearise.ts'
import { frameOf, type Mean, type Sample, surveyMeansBy } from './means.ts'
import { type Interval, mustBeLevel } from './proportions.ts'

/** What a vignette shown in two versions tells: the same signs, another child. */
export interface Vignette {
  /** The share of those shown each version who said yes. */
  readonly reference: Mean
  readonly other: Mean
  /** `other` less `reference`, as shares. */
  readonly riskDifference: Difference
  /** The same as a difference of log-odds, R's `svyglm` with the version alone; null where nobody or everybody said yes. */
  readonly logOdds: (Difference & { readonly t: number }) | null
  /**
   * The smallest true gap, as a difference of shares, that this sample would have found with chance `power`
   * (Bloom 1995). A gap below it that was not found says nothing.
   */
  readonly smallestGap: number
}

export interface VignetteOptions {
  readonly level?: number
  readonly power?: number
}

/**
 * Whether people answer the two versions of a vignette alike: `outcome` is 1 (would act) or 0, `version` what each was
 * shown, `reference` the version compared with. Robust to whatever the members of a cluster have in common, by
 * linearisation (Binder 1983), with Student's t on clusters less strata less one degrees of freedom.
 * `null` where a version has no answers.
 * @throws RangeError for other outcomes than 0 and 1, or more than two versions.
 */
export function vignetteEffect(
  { outcome, version, reference }: { outcome: Column; version: Labels; reference: string | number },
  design?: Sample,
  { level = 0.95, power = 0.8 }: VignetteOptions = {},
): Vignette | null {
  mustBeLevel(level)
  mustBeLevel(power)
  const values = numbersOf(outcome)
  const frame = frameOf(design, values.length)
  const { groups, means } = surveyMeansBy([values], version, frame)
  if (groups.length > 2) throw new RangeError(`A vignette has two versions, not ${groups.length}.`)
  const from = means[0]?.[groups.indexOf(reference)]
  const to = means[0]?.[groups.findIndex((group) => group !== reference)]
  if (!from || !to || from.n === 0 || to.n === 0) return null
  if (!from.proportion) throw new RangeError('An outcome is 1 or 0.')

  const isReference = (row: number): boolean => version[row] === reference
  const first = unitSums(frame, influenceOnMean(frame, values, isReference))
  const second = unitSums(
    frame,
    influenceOnMean(frame, values, (row) => !isReference(row)),
  )
  const units = new Set<number>()
  for (const [row, value] of values.entries())
    if (!Number.isNaN(value) && frame.weights[row] !== 0) units.add(frame.unitOf[row] as number)
  const df = degreesOfFreedom(frame, (unit) => units.has(unit)) - 1
  const variances = {
    from: covariance(frame, first, first),
    to: covariance(frame, second, second),
    both: covariance(frame, first, second),
  }
  const riskDifference = difference({ from, to, variances, degreesOfFreedom: df, within01: true }, level)
  const reach = df < 1 ? Number.POSITIVE_INFINITY : tQuantile((1 + level) / 2, df) + tQuantile(power, df)
  return {
    reference: from,
    other: to,
    riskDifference,
    logOdds: logOddsOf(from, to, variances, df, level),
    smallestGap: Math.min(1, reach * (riskDifference.standardError || pooledError(from, to))),
  }
}

const logit = (p: number): number => Math.log(p / (1 - p))

function logOddsOf(
  from: Mean,
  to: Mean,
  variances: { from: number; to: number; both: number },
  df: number,
  level: number,
): Vignette['logOdds'] {
  const [p, q] = [from.estimate, to.estimate]
  if (!(p > 0 && p < 1 && q > 0 && q < 1)) return null
  const [slope, other] = [1 / (p * (1 - p)), 1 / (q * (1 - q))]
  const standardError = Math.sqrt(
    variances.from * slope ** 2 + variances.to * other ** 2 - 2 * variances.both * slope * other,
  )
  const onLogits = (interval: Interval): Interval => ({
    estimate: logit(interval.estimate),
    low: logit(interval.low),
    high: logit(interval.high),
  })
  const ends = recovered(
    onLogits(intervalOf(from, true, level)),
    onLogits(intervalOf(to, true, level)),
    correlationOf(variances),
  )
  const t = ends.estimate / standardError
  return { ...ends, standardError, t, p: df < 1 ? 1 : 2 * tAbove(Math.abs(t), df), degreesOfFreedom: df }
}
