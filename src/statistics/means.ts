import { add } from './add.ts'
import { type Column, kindOf, numbersOf } from './column.ts'
import { type Design, type Frame, indexDesign } from './frame.ts'
import { type Index, indexLabels, type Labels } from './labels.ts'
import { degreesOfFreedom, residual, standardErrorOf } from './linearise.ts'
import { type PartSums, summer, WIDTH } from './parts.ts'

/** A weighted mean and how surely it is known. Without anybody, `estimate` is NaN. */
export interface Mean {
  readonly estimate: number
  /** By Taylor linearisation; 0 where all say the same. */
  readonly standardError: number
  /** Who answered, with a weight above 0. */
  readonly n: number
  /** A simple sample of this size would know it as surely (Kish's, from the weights alone, where all say the same). */
  readonly effectiveN: number
  /** Clusters less strata, of those who answered. */
  readonly degreesOfFreedom: number
  /** The answers are 0 and 1 only. */
  readonly proportion: boolean
}

/** Means by group: `means[item][group]`, groups in the order of `groups`. */
export interface MeansByGroup {
  readonly groups: readonly (string | number)[]
  readonly means: readonly (readonly Mean[])[]
}

/** A design as it was given, or indexed already. */
export type Sample = Design | Frame | undefined

export const frameOf = (sample: Sample, n: number): Frame => {
  if (!(sample && 'unitOf' in sample)) return indexDesign(sample, n)
  if (sample.n !== n) throw new RangeError(`${n} answers, but the design is of ${sample.n} respondents.`)
  return sample
}

/**
 * The mean of one item, or the share of a yes-or-no item where answers are 1 and 0: weighted, with its standard error
 * under strata, clusters, finite populations and raking (Särndal, Swensson and Wretman 1992, chapters 5 to 7).
 * @throws RangeError where the design does not fit the answers.
 */
export function surveyMean(values: Column, design?: Sample): Mean {
  return surveyMeans([values], frameOf(design, values.length))[0] as Mean
}

/** `surveyMean` for many items of the same respondents: the design is indexed once. */
export function surveyMeans(columns: readonly Column[], design?: Sample): Mean[] {
  const n = columns[0]?.length ?? 0
  const all: Index = { of: new Int32Array(n), names: ['all'] }
  return meansByIndex(columns, all, frameOf(design, n)).map((means) => means[0] as Mean)
}

/**
 * The means of many items in every group (area, agency …): each group as a part of the whole sample, not as a sample
 * of its own, which is what makes the standard errors right (Korn and Graubard 1999, section 5.4).
 */
export function surveyMeansBy(columns: readonly Column[], groups: Labels, design?: Sample): MeansByGroup {
  const index = indexLabels(groups)
  return { groups: index.names, means: meansByIndex(columns, index, frameOf(design, groups.length)) }
}

function meansByIndex(columns: readonly Column[], groups: Index, frame: Frame): Mean[][] {
  const { margins } = frame
  const sumByUnit = summer(frame.unitOf, frame.units, groups, frame.weights, columns.length)
  const sumByCell = margins && summer(margins.cellOf, margins.cells, groups, margins.base, columns.length)
  return columns.map((column) => {
    const values = numbersOf(column)
    if (values.length !== frame.n)
      throw new RangeError(`${values.length} answers, but the design is of ${frame.n} respondents.`)
    const kind = kindOf(values)
    const byUnit = sumByUnit(values, kind)
    const byCell = sumByCell?.(values, kind)
    let kish: Float64Array | undefined
    return groups.names.map((_, group) => {
      const mean = meanOf(frame, kind.proportion, byUnit(group), byCell?.(group))
      if (mean.standardError !== 0 || frame.simple) return mean
      kish ??= effectiveSizes(values, frame.weights, groups)
      return { ...mean, effectiveN: kish[group] as number }
    })
  })
}

function meanOf(frame: Frame, proportion: boolean, byUnit: PartSums, byCell: PartSums | undefined): Mean {
  const { total, weight, square, n } = totals(byUnit.sums)
  if (n === 0) return { ...NOBODY, proportion }
  const estimate = total / weight
  const influence = ({ whole, sums }: PartSums, wholes: number): Float64Array => {
    const of = new Float64Array(wholes)
    for (let i = 0; i < whole.length; i++)
      of[whole[i] as number] =
        ((sums[i * WIDTH] as number) - estimate * (sums[i * WIDTH + 1] as number)) / weight
    return of
  }
  const cellSums = byCell && frame.margins ? influence(byCell, frame.margins.cells) : null
  const error = standardErrorOf(frame, residual(frame, influence(byUnit, frame.units), cellSums))
  // Where everybody says the same, rounding leaves a little.
  const standardError = error > 1e-13 * Math.abs(estimate) ? error : 0
  const spread = proportion ? estimate * (1 - estimate) : square / weight - estimate * estimate
  const inSample = new Uint8Array(frame.units)
  for (let i = 0; i < byUnit.whole.length; i++)
    if (byUnit.sums[i * WIDTH + 3]) inSample[byUnit.whole[i] as number] = 1
  return {
    estimate,
    standardError,
    n,
    effectiveN: frame.simple ? n : spread / standardError ** 2,
    degreesOfFreedom: degreesOfFreedom(frame, (unit) => inSample[unit] === 1),
    proportion,
  }
}

const NOBODY = { estimate: Number.NaN, standardError: Number.NaN, n: 0, effectiveN: 0, degreesOfFreedom: 0 }

function totals(sums: Float64Array): { total: number; weight: number; square: number; n: number } {
  const all = { total: 0, weight: 0, square: 0, n: 0 }
  for (let at = 0; at < sums.length; at += WIDTH) {
    all.total += sums[at] as number
    all.weight += sums[at + 1] as number
    all.square += sums[at + 2] as number
    all.n += sums[at + 3] as number
  }
  return all
}

/** Kish's effective sample size of those who answered, (Σ w)² / Σ w², by group (Kish 1965, section 11.7). */
function effectiveSizes(values: Float64Array, weights: Float64Array, groups: Index): Float64Array {
  const sums = new Float64Array(groups.names.length)
  const squares = new Float64Array(groups.names.length)
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue
    const group = groups.of[row] as number
    const weight = weights[row] as number
    add(sums, group, weight)
    add(squares, group, weight * weight)
  }
  return sums.map((sum, group) => (sum * sum) / (squares[group] as number))
}
