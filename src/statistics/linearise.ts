import { add } from './add.ts'
import type { Frame } from './frame.ts'

/**
 * Taylor linearisation (Woodruff 1971; Binder 1983): a statistic varies as the total of each respondent's influence on
 * it does. Everything with a standard error here goes through these two functions.
 */

/**
 * Takes from the sums of weight × influence by sampling unit what the margins explain, where the weights were raked.
 * @param sums by unit; changed in place.
 * @param byCell by cell of the margins, the sums of base weight × influence; only read where there are margins.
 */
export function residual(frame: Frame, sums: Float64Array, byCell: Float64Array | null): Float64Array {
  if (!frame.margins || !byCell) return sums
  const fitted = frame.margins.fit(byCell)
  const { unit, cell, weight } = frame.margins.shares
  for (let i = 0; i < unit.length; i++)
    add(sums, unit[i] as number, -((weight[i] as number) * (fitted[cell[i] as number] as number)))
  return sums
}

/** The sums by sampling unit of weight × influence, one influence a respondent, for `covariance`. */
export function unitSums(frame: Frame, influence: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(frame.units)
  const byCell = frame.margins && new Float64Array(frame.margins.cells)
  for (let row = 0; row < frame.n; row++) {
    const value = influence[row] as number
    add(sums, frame.unitOf[row] as number, (frame.weights[row] as number) * value)
    if (frame.margins && byCell)
      add(byCell, frame.margins.cellOf[row] as number, (frame.margins.base[row] as number) * value)
  }
  return residual(frame, sums, byCell)
}

/**
 * How far each respondent moves the mean of those who answered (NaN: did not) and are `among` those asked about; 0 for
 * all others. All 0 where nobody did.
 */
export function influenceOnMean(
  frame: Frame,
  values: Float64Array,
  among: (row: number) => boolean = () => true,
) {
  let weight = 0
  let total = 0
  const counts = values.map((value, row) => (Number.isNaN(value) || !among(row) ? 0 : 1))
  for (let row = 0; row < frame.n; row++) {
    if (!counts[row]) continue
    weight += frame.weights[row] as number
    total += (frame.weights[row] as number) * (values[row] as number)
  }
  return values.map((value, row) => (counts[row] ? (value - total / weight) / weight : 0))
}

/** The covariance of two statistics, from their sums by sampling unit; with itself, the variance of one. */
export function covariance(frame: Frame, one: Float64Array, other: Float64Array): number {
  const { stratumOfUnit, unitsOfStratum, factors } = frame
  const strata = unitsOfStratum.length
  const means = [one, other].map((sums) => {
    const mean = new Float64Array(strata)
    for (let unit = 0; unit < sums.length; unit++) {
      const stratum = stratumOfUnit[unit] as number
      // A stratum of one unit differs from the whole, whose influences sum to 0, and not from itself.
      const n = unitsOfStratum[stratum] as number
      if (n > 1) add(mean, stratum, (sums[unit] as number) / n)
    }
    return mean
  })
  const [first, second] = means as [Float64Array, Float64Array]
  let sum = 0
  for (let unit = 0; unit < one.length; unit++) {
    const stratum = stratumOfUnit[unit] as number
    sum +=
      (factors[stratum] as number) *
      ((one[unit] as number) - (first[stratum] as number)) *
      ((other[unit] as number) - (second[stratum] as number))
  }
  return sum
}

/** The standard error of one statistic, from its sums by sampling unit. */
export const standardErrorOf = (frame: Frame, sums: Float64Array): number =>
  Math.sqrt(Math.max(0, covariance(frame, sums, sums)))

/** Sampling units less strata, counting those only in which somebody of weight is `there`. */
export function degreesOfFreedom(frame: Frame, there: (unit: number) => boolean): number {
  const strata = new Uint8Array(frame.unitsOfStratum.length)
  let units = 0
  for (let unit = 0; unit < frame.units; unit++) {
    if (!there(unit)) continue
    units += 1
    strata[frame.stratumOfUnit[unit] as number] = 1
  }
  return units - strata.reduce((sum, one) => sum + one, 0)
}
