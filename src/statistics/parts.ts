import { add } from './add.ts'
import type { Kind } from './column.ts'
import { type Index, indexPairs } from './labels.ts'

/** By part: Σ weight × answer, Σ weight, Σ weight × answer², and how many answered; side by side, as one cache line. */
export const WIDTH = 4

/** The parts of one group: which whole (sampling unit, cell of margins) each is of, and its four sums. */
export interface PartSums {
  readonly whole: Int32Array
  readonly sums: Float64Array
}

/** Sums an item's answers by what occurs of (whole, group); gives those of one group at a time. */
export type Summer = (values: Float64Array, kind: Kind) => (group: number) => PartSums

/** Prepares the summing once for `items` items. Each then costs one loop over the respondents. */
export function summer(
  wholeOf: Int32Array,
  wholes: number,
  groups: Index,
  weights: Float64Array,
  items: number,
): Summer {
  const count = groups.names.length
  const pairs = indexPairs(groups.of, count, wholeOf, wholes)
  // In the order of the groups, those of a group beside each other.
  const starts = new Int32Array(count + 1)
  for (const group of pairs.first) starts[group + 1] = (starts[group + 1] as number) + 1
  for (let group = 0; group < count; group++)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number)
  const next = starts.slice()
  const whole = new Int32Array(pairs.first.length)
  const place = pairs.first.map((group, pair) => {
    const at = next[group] as number
    next[group] = at + 1
    whole[at] = pairs.second[pair] as number
    return at
  })
  const { of } = pairs
  for (let row = 0; row < of.length; row++) of[row] = (place[of[row] as number] as number) * WIDTH

  let everybody: Float64Array | undefined
  return (values, { complete, proportion }) => {
    let sums = new Float64Array(whole.length * WIDTH)
    if (complete && items > 1) {
      everybody ??= sumAnswered(new Float64Array(values.length), weights, of, sums)
      sums = everybody.slice()
      sumComplete(values, weights, of, sums, proportion)
    } else sumAnswered(values, weights, of, sums)
    return (group) => {
      const [start, end] = [starts[group] as number, starts[group + 1] as number]
      return { whole: whole.subarray(start, end), sums: sums.subarray(start * WIDTH, end * WIDTH) }
    }
  }
}

function sumAnswered(
  values: Float64Array,
  weights: Float64Array,
  of: Int32Array,
  sums: Float64Array,
): Float64Array {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    const weight = weights[row] as number
    if (Number.isNaN(value) || weight === 0) continue
    const at = of[row] as number
    const weighted = weight * value
    add(sums, at, weighted)
    add(sums, at + 1, weight)
    add(sums, at + 2, weighted * value)
    add(sums, at + 3, 1)
  }
  return sums
}

/** Where everybody answered, weights and numbers are those of any other such item; for 1 and 0 squares are not needed. */
function sumComplete(
  values: Float64Array,
  weights: Float64Array,
  of: Int32Array,
  sums: Float64Array,
  proportion: boolean,
): void {
  for (let row = 0; row < values.length; row++)
    add(sums, of[row] as number, (weights[row] as number) * (values[row] as number))
  if (proportion) return
  for (let row = 0; row < values.length; row++)
    add(sums, (of[row] as number) + 2, (weights[row] as number) * (values[row] as number) ** 2)
}
