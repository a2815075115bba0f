/** One label a respondent: a stratum, a school, an area. Typed arrays are read much faster than text. */
export type Labels = ArrayLike<string | number>

/** Labels as whole numbers from 0: `of[row]` is the place of the row's label in `names`. */
export interface Index {
  readonly of: Int32Array
  readonly names: readonly (string | number)[]
}

const DENSE = 1 << 24

/** Numbers labels in the order in which they are first met; a typed array of numbers in a narrow range without a map. */
export function indexLabels(labels: Labels): Index {
  const of = new Int32Array(labels.length)
  const names: (string | number)[] = []
  const dense = ArrayBuffer.isView(labels) ? rangeOf(labels as ArrayLike<number>) : null
  if (dense) {
    const { least, size } = dense
    const numbers = labels as ArrayLike<number>
    const seen = new Int32Array(size).fill(-1)
    for (let row = 0; row < of.length; row++) {
      const place = (numbers[row] as number) - least
      if (seen[place] === -1) seen[place] = names.push(place + least) - 1
      of[row] = seen[place] as number
    }
    return { of, names }
  }
  const seen = new Map<string | number, number>()
  for (let row = 0; row < of.length; row++) {
    const label = labels[row] as string | number
    let place = seen.get(label)
    if (place === undefined) {
      place = names.push(label) - 1
      seen.set(label, place)
    }
    of[row] = place
  }
  return { of, names }
}

function rangeOf(numbers: ArrayLike<number>): { least: number; size: number } | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number
    if (!Number.isInteger(number)) return null
    if (number < least) least = number
    if (number > most) most = number
  }
  return numbers.length > 0 && most - least < DENSE ? { least, size: most - least + 1 } : null
}

/** Pairs of whole numbers, each pair that occurs numbered from 0. */
export interface Pairs {
  readonly of: Int32Array
  readonly first: Int32Array
  readonly second: Int32Array
}

/** Numbers the pairs (first, second) that occur; `firsts` and `seconds` are how many of each there are. */
export function indexPairs(first: Int32Array, firsts: number, second: Int32Array, seconds: number): Pairs {
  const of = new Int32Array(first.length)
  const keys: number[] = []
  const dense = firsts * seconds <= DENSE ? new Int32Array(firsts * seconds).fill(-1) : null
  const sparse = new Map<number, number>()
  for (let row = 0; row < of.length; row++) {
    const key = (first[row] as number) * seconds + (second[row] as number)
    let place = dense ? (dense[key] as number) : (sparse.get(key) ?? -1)
    if (place === -1) {
      place = keys.push(key) - 1
      if (dense) dense[key] = place
      else sparse.set(key, place)
    }
    of[row] = place
  }
  return {
    of,
    first: Int32Array.from(keys, (key) => Math.floor(key / seconds)),
    second: Int32Array.from(keys, (key) => key % seconds),
  }
}
