import type { Problem } from '../kit/result.ts'
import { add } from './add.ts'
import type { Labels } from './labels.ts'
import type { crossMargins } from './margins.ts'

/** What is known of the population: how many (or what share) are in each category, and each respondent's category. */
export interface Margin {
  readonly name: string
  readonly of: Labels
  readonly targets: Readonly<Record<string, number>>
}

/** A category of a margin that could not be met. */
export interface Unmet {
  readonly margin: number
  readonly category: number
}

export function unmetFault(
  margins: readonly Margin[],
  names: readonly (readonly (string | number)[])[],
  { margin, category }: Unmet,
  atMost: number,
): Problem {
  const name = String(names[margin]?.[category])
  const target = margins[margin]?.targets[name]
  const where = `${margins[margin]?.name}/${name}`
  const what = `The target of ${target} cannot be met together with the other margins`
  return Number.isFinite(atMost)
    ? {
        where,
        what: `${what}: no weight may be above ${atMost} times the mean.`,
        right: 'Allow larger weights, or join categories with few respondents.',
      }
    : {
        where,
        what: `${what}: they leave it no room.`,
        right: 'Join categories that nobody or nearly nobody has together, or leave a margin out.',
      }
}

/** All that is wrong with margins before raking is tried. */
export function marginFaults(
  margins: readonly Margin[],
  crossed: ReturnType<typeof crossMargins>,
  base: Float64Array,
  atMost: number,
): Problem[] {
  if (margins.length === 0) return [{ where: 'margins', what: 'There is no margin to rake to.' }]
  if (base.length === 0) return [{ where: 'respondents', what: 'There is nobody to weight.' }]
  const weight = new Float64Array(crossed.cells)
  const heads = new Float64Array(crossed.cells)
  for (let row = 0; row < base.length; row++) {
    add(weight, crossed.cellOf[row] as number, base[row] as number)
    add(heads, crossed.cellOf[row] as number, 1)
  }
  const amiss: Problem[] = []
  if (!(atMost >= 1))
    amiss.push({
      where: 'atMost',
      what: `The largest weight is ${atMost} times the mean.`,
      right: 'It must be 1 or more.',
    })
  for (const [m, margin] of margins.entries()) {
    const category = crossed.categories[m] ?? new Int32Array()
    const by = (ofCell: Float64Array): Map<string, number> => {
      const sums = new Map((crossed.names[m] ?? []).map((name) => [String(name), 0]))
      for (const [cell, sum] of ofCell.entries()) {
        const name = String(crossed.names[m]?.[category[cell] as number])
        sums.set(name, (sums.get(name) ?? 0) + sum)
      }
      return sums
    }
    amiss.push(...faultsOf(margin, by(weight), by(heads)))
  }
  return [...amiss, ...totalFaults(margins)]
}

function faultsOf(
  { name, targets }: Margin,
  weight: ReadonlyMap<string, number>,
  heads: ReadonlyMap<string, number>,
): Problem[] {
  const amiss: Problem[] = []
  for (const [category, target] of Object.entries(targets)) {
    const where = `${name}/${category}`
    if (!(target >= 0 && target < Number.POSITIVE_INFINITY))
      amiss.push({
        where,
        what: `The target is ${target}.`,
        right: 'It must be a finite number, not below 0.',
      })
    else if (target > 0 && !((weight.get(category) ?? 0) > 0))
      amiss.push({
        where,
        what: `The target is ${target}, but no respondent is in this category.`,
        right: 'Join it to another category.',
      })
  }
  // Categories that only the data have may be somebody's own words: they are counted, and not repeated.
  const without = [...heads].filter(([category]) => !Object.hasOwn(targets, category))
  const lost = without.reduce((sum, [, count]) => sum + count, 0)
  if (lost > 0)
    amiss.push({
      where: name,
      what: `Respondents without a target: ${lost}, in categories: ${without.length}.`,
      right: 'Give each category a target, or leave those respondents out.',
    })
  return amiss
}

function totalFaults(margins: readonly Margin[]): Problem[] {
  const totals = margins.map(({ targets }) => Object.values(targets).reduce((sum, one) => sum + one, 0))
  const [first = 0] = totals
  return margins.flatMap(({ name }, m) => {
    const sum = totals[m] as number
    if (Math.abs(sum - first) <= 1e-6 * Math.abs(first) && sum > 0) return []
    return [
      {
        where: name,
        what: `Its targets sum to ${sum}, those of ${margins[0]?.name} to ${first}.`,
        right: 'All margins describe the same people: their totals must agree, and be above 0.',
      },
    ]
  })
}
