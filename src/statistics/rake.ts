import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { add } from './add.ts'
import { type Design, indexDesign } from './frame.ts'
import type { Labels } from './labels.ts'
import { crossMargins } from './margins.ts'

/** What is known of the population: how many (or what share) are in each category, and each respondent's category. */
export interface Margin {
  readonly name: string
  readonly of: Labels
  readonly targets: Readonly<Record<string, number>>
}

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
  const { weights: base } = indexDesign(design, n)
  const crossed = crossMargins(
    margins.map(({ of }) => of),
    n,
  )
  const amiss = check(margins, crossed.names, crossed, base, atMost)
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
    if (fitted.worst) return faults(unmet(margins, crossed.names, targets, fitted.worst, atMost))
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

/** A category of a margin that is not met, and what its weights come to. */
interface Unmet {
  readonly margin: number
  readonly category: number
  readonly sum: number
}

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
        worst = { margin, category, sum }
      }
    if (!worst) return { factors, rounds, worst }
  }
  return { factors, rounds: most, worst }
}

function unmet(
  margins: readonly Margin[],
  names: readonly (readonly (string | number)[])[],
  targets: readonly Float64Array[],
  { margin, category }: Unmet,
  atMost: number,
): Problem {
  const cause = Number.isFinite(atMost)
    ? `no weight may be above ${atMost} times the mean`
    : 'the other margins leave it no room'
  const wanted = targets[margin]?.[category]
  return {
    where: `${margins[margin]?.name}/${names[margin]?.[category]}`,
    what: `The target of ${wanted} cannot be met together with the other margins: ${cause}.`,
    right: Number.isFinite(atMost)
      ? 'Allow larger weights, or join categories with few respondents.'
      : 'Join categories that nobody or nearly nobody has together, or leave a margin out.',
  }
}

function check(
  margins: readonly Margin[],
  names: readonly (readonly (string | number)[])[],
  { cellOf, categories }: ReturnType<typeof crossMargins>,
  base: Float64Array,
  atMost: number,
): Problem[] {
  if (margins.length === 0) return [{ where: 'margins', what: 'There is no margin to rake to.' }]
  if (cellOf.length === 0) return [{ where: 'respondents', what: 'There is nobody to weight.' }]
  const amiss: Problem[] = []
  if (!(atMost >= 1))
    amiss.push({
      where: 'atMost',
      what: `The largest weight is ${atMost} times the mean.`,
      right: 'It must be 1 or more.',
    })
  for (const [m, margin] of margins.entries()) {
    const here = new Float64Array(names[m]?.length ?? 0)
    const heads = new Int32Array(here.length)
    for (let row = 0; row < cellOf.length; row++) {
      const category = categories[m]?.[cellOf[row] as number] as number
      add(here, category, base[row] as number)
      heads[category] = (heads[category] as number) + 1
    }
    const present = new Map((names[m] ?? []).map((name, category) => [String(name), category]))
    for (const [name, target] of Object.entries(margin.targets)) {
      const where = `${margin.name}/${name}`
      if (!(target >= 0 && target < Number.POSITIVE_INFINITY))
        amiss.push({
          where,
          what: `The target is ${target}.`,
          right: 'It must be a finite number, not below 0.',
        })
      else if (target > 0 && !((here[present.get(name) ?? -1] ?? 0) > 0))
        amiss.push({
          where,
          what: `The target is ${target}, but no respondent is in this category.`,
          right: 'Join it to another category.',
        })
    }
    const without = [...present].filter(([name]) => !Object.hasOwn(margin.targets, name))
    const lost = without.reduce((sum, [, category]) => sum + (heads[category] as number), 0)
    if (lost > 0)
      amiss.push({
        where: margin.name,
        what: `${lost} respondents are in ${without.length} categories without a target.`,
        right: 'Give each category a target, or leave those respondents out.',
      })
  }
  const totals = margins.map(({ targets }) => total(Object.values(targets)))
  const [first = 0] = totals
  for (const [m, sum] of totals.entries())
    if (Math.abs(sum - first) > 1e-6 * Math.abs(first) || !(sum > 0))
      amiss.push({
        where: margins[m]?.name ?? '',
        what: `Its targets sum to ${sum}, those of ${margins[0]?.name} to ${first}.`,
        right: 'All margins describe the same people: their totals must agree, and be above 0.',
      })
  return amiss
}
