import { faults, ok, type Result } from '../kit/result.ts'
import { add } from './add.ts'
import { type Design, weightsOf } from './frame.ts'
import { crossMargins } from './margins.ts'
import { type Margin, marginFaults, type Unmet, unmetFault } from './rake-faults.ts'

export interface RakeOptions {
  /** The largest weight, in times the mean weight; 1 or more. Not given: weights are as large as it takes. */
  readonly atMost?: number
  /** How far a margin may be from its target, as a share of it. */
  readonly tolerance?: number
  readonly rounds?: number
}

export interface Raked {
  readonly weights: Float64Array
  /** The design with these weights, for `surveyMean` and the others: they know from it what raking explains. */
  readonly design: Design
  /** Kish's: what unequal weights alone do to the variance (Kish 1965), and the sample size left by it. */
  readonly designEffect: number
  readonly effectiveN: number
  /** How many weights were held at the largest allowed. */
  readonly trimmed: number
  readonly rounds: number
}

/**
 * Weights that agree with every margin and are otherwise as near as can be to those the design has (Deming and Stephan
 * 1940). With `atMost`, what is above it is held there and the rest raked again until all agrees, so that no weight is
 * above it and the margins are met all the same. They sum to what the targets of a margin sum to.
 *
 * Faults, and all that can be told at once: a category without respondents, respondents without a target, targets
 * that are no numbers, margins of different totals, margins that contradict each other, a largest weight too small.
 * @throws RangeError where labels and design are of different lengths.
 */
export function rake(
  design: Design | undefined,
  margins: readonly Margin[],
  options: RakeOptions = {},
): Result<Raked> {
  const { atMost = Number.POSITIVE_INFINITY, tolerance = 1e-11, rounds: most = 1000 } = options
  const n = margins[0]?.of.length ?? 0
  const base = weightsOf(design, n)
  const crossed = crossMargins(
    margins.map(({ of }) => of),
    n,
  )
  const amiss = marginFaults(margins, crossed, base, atMost)
  if (amiss.length > 0) return faults(...amiss)

  const targets = margins.map((margin, m) => targetsOf(margin, crossed.names[m] ?? []))
  const left = targets.map((list) => list.slice())
  const cap = (atMost * total(targets[0] ?? [])) / n
  const held = new Uint8Array(n)
  let rounds = 0
  for (;;) {
    const free = new Float64Array(crossed.cells)
    for (let row = 0; row < n; row++)
      if (!held[row]) add(free, crossed.cellOf[row] as number, base[row] as number)
    const fitted = fit(free, crossed.categories, left, tolerance, most)
    rounds += fitted.rounds
    if (fitted.worst) return faults(unmetFault(margins, crossed.names, fitted.worst, atMost))
    let more = 0
    for (let row = 0; row < n; row++) {
      const cell = crossed.cellOf[row] as number
      if (held[row] || (base[row] as number) * (fitted.factors[cell] as number) <= cap * (1 + 1e-9)) continue
      held[row] = 1
      more += 1
      for (const [m, category] of crossed.categories.entries())
        add(left[m] as Float64Array, category[cell] as number, -cap)
    }
    if (more > 0) continue
    const weights = base.map((one, row) =>
      held[row] ? cap : one * (fitted.factors[crossed.cellOf[row] as number] as number),
    )
    const sum = total(weights)
    const squares = weights.reduce((all, one) => all + one * one, 0)
    return ok({
      weights,
      design: { ...design, weights, raked: { on: margins.map(({ of }) => of), from: base } },
      designEffect: (n * squares) / sum ** 2,
      effectiveN: sum ** 2 / squares,
      trimmed: held.reduce((all, one) => all + one, 0),
      rounds,
    })
  }
}

const total = (numbers: Iterable<number>): number => {
  let sum = 0
  for (const one of numbers) sum += one
  return sum
}

const targetsOf = ({ targets }: Margin, names: readonly (string | number)[]): Float64Array =>
  Float64Array.from(names, (name) => targets[name] ?? Number.NaN)

/** Iterative proportional fitting of factors, one a cell. */
function fit(
  base: Float64Array,
  categories: readonly Int32Array[],
  targets: readonly Float64Array[],
  tolerance: number,
  most: number,
): { factors: Float64Array; rounds: number; worst: Unmet | null } {
  const factors = new Float64Array(base.length).fill(1)
  const sumsOf = (margin: number): Float64Array => {
    const sums = new Float64Array(targets[margin]?.length ?? 0)
    for (let cell = 0; cell < base.length; cell++)
      add(sums, categories[margin]?.[cell] as number, (base[cell] as number) * (factors[cell] as number))
    return sums
  }
  let worst: Unmet | null = null
  for (let rounds = 1; rounds <= most; rounds++) {
    for (const [margin, wanted] of targets.entries()) {
      const scale = sumsOf(margin).map((sum, category) =>
        sum > 0 ? Math.max(0, wanted[category] as number) / sum : 1,
      )
      for (let cell = 0; cell < base.length; cell++)
        factors[cell] = (factors[cell] as number) * (scale[categories[margin]?.[cell] as number] as number)
    }
    worst = null
    let farthest = tolerance
    for (const [margin, wanted] of targets.entries())
      for (const [category, sum] of sumsOf(margin).entries()) {
        const target = wanted[category] as number
        const off = Math.abs(sum - target) / Math.max(Math.abs(target), Number.MIN_VALUE)
        if (!(off > farthest) || (Math.abs(target) < 1e-9 && sum < 1e-9)) continue
        farthest = off
        worst = { margin, category }
      }
    if (!worst) return { factors, rounds, worst }
  }
  return { factors, rounds: most, worst }
}
