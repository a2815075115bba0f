import { add } from './add.ts'
import { type Column, isProportion, numbersOf } from './column.ts'
import { type Design, type Frame, indexDesign } from './frame.ts'
import { type Index, indexLabels, indexPairs, type Labels } from './labels.ts'
import { degreesOfFreedom, residual, standardErrorOf } from './linearise.ts'

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
  const count = groups.names.length
  const parts = partition(frame.unitOf, frame.units, groups.of, count)
  const cells = frame.margins && partition(frame.margins.cellOf, frame.margins.cells, groups.of, count)
  return columns.map((column) => {
    const values = numbersOf(column)
    if (values.length !== frame.n)
      throw new RangeError(`${values.length} answers, but the design is of ${frame.n} respondents.`)
    const sums = sumByPart(values, frame.weights, parts)
    const byCell = frame.margins && cells && sumByPart(values, frame.margins.base, cells)
    const proportion = isProportion(values)
    let kish: Float64Array | undefined
    return groups.names.map((_, group) => {
      const ofCells = byCell && cells && groupSums(byCell, cells, group)
      const mean = meanOf(frame, proportion, groupSums(sums, parts, group), ofCells)
      if (mean.standardError !== 0 || frame.simple) return mean
      kish ??= effectiveSizes(values, frame.weights, groups)
      return { ...mean, effectiveN: kish[group] as number }
    })
  })
}

/** What occurs of (unit, group), in the order of the groups: those of a group are `starts[group]` and on. */
interface Partition {
  readonly of: Int32Array
  readonly whole: Int32Array
  readonly starts: Int32Array
}

function partition(wholeOf: Int32Array, wholes: number, groupOf: Int32Array, groups: number): Partition {
  const pairs = indexPairs(groupOf, groups, wholeOf, wholes)
  const starts = new Int32Array(groups + 1)
  for (const group of pairs.first) starts[group + 1] = (starts[group + 1] as number) + 1
  for (let group = 0; group < groups; group++)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number)
  const next = starts.slice()
  const place = pairs.first.map((group) => {
    const at = next[group] as number
    next[group] = at + 1
    return at
  })
  const whole = new Int32Array(place.length)
  for (let pair = 0; pair < place.length; pair++) whole[place[pair] as number] = pairs.second[pair] as number
  return { of: pairs.of.map((pair) => place[pair] as number), whole, starts }
}

/** By part: Σ weight × answer, Σ weight, Σ weight × answer², and how many answered; side by side, as one cache line. */
const WIDTH = 4

/** The one loop over respondents that each item costs. */
function sumByPart(values: Float64Array, weights: Float64Array, { of, whole }: Partition): Float64Array {
  const sums = new Float64Array(whole.length * WIDTH)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    const weight = weights[row] as number
    if (Number.isNaN(value) || weight === 0) continue
    const at = (of[row] as number) * WIDTH
    const weighted = weight * value
    add(sums, at, weighted)
    add(sums, at + 1, weight)
    add(sums, at + 2, weighted * value)
    add(sums, at + 3, 1)
  }
  return sums
}

interface GroupSums {
  readonly whole: Int32Array
  readonly sums: Float64Array
}

const groupSums = (sums: Float64Array, { whole, starts }: Partition, group: number): GroupSums => {
  const [start, end] = [starts[group] as number, starts[group + 1] as number]
  return { whole: whole.subarray(start, end), sums: sums.subarray(start * WIDTH, end * WIDTH) }
}

function meanOf(frame: Frame, proportion: boolean, byUnit: GroupSums, byCell: GroupSums | null): Mean {
  const { total, weight, square, n } = totals(byUnit.sums)
  if (n === 0) return { ...NOBODY, proportion }
  const estimate = total / weight
  const influence = ({ whole, sums }: GroupSums, wholes: number): Float64Array => {
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
