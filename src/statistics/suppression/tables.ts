import { indexLabels, type Labels } from '../labels.ts'

/** Counts of people by the name of their cell, and which cells add up to which. One name is one set of people. */
export interface Table {
  readonly counts: Readonly<Record<string, number>>
  readonly sums: readonly { readonly total: string; readonly parts: readonly string[] }[]
}

/** What people are counted by: its name, and each person's. */
export interface Dimension {
  readonly name: string
  readonly of: Labels
}

/**
 * The table of people by every combination of some dimensions, with all its margins. Cells are named alike in every
 * table (`area=north, gender=girl`; everybody is `all`), so that tables of the same people are linked by their names.
 */
export function tableOf(dimensions: readonly Dimension[]): Table {
  const sorted = dimensions.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const people = sorted[0]?.of.length ?? 0
  if (sorted.some(({ of }) => of.length !== people))
    throw new RangeError('Every dimension has one label for each person.')
  const indexes = sorted.map(({ of }) => indexLabels(of))
  const counts: Record<string, number> = {}
  const sums: { total: string; parts: string[] }[] = []
  // Each dimension in turn is one of its labels or, as the last choice, left out.
  const nameOf = (choice: readonly number[]): string =>
    choice
      .flatMap((place, d) => {
        const label = indexes[d]?.names[place]
        return label === undefined ? [] : [`${sorted[d]?.name}=${label}`]
      })
      .join(', ') || 'all'
  const choices = indexes.reduce<number[][]>(
    (all, { names }) =>
      all.flatMap((choice) => [...names.keys(), names.length].map((place) => [...choice, place])),
    [[]],
  )
  for (const choice of choices) {
    const total = nameOf(choice)
    counts[total] = 0
    for (const [d, { names }] of indexes.entries())
      if (choice[d] === names.length)
        sums.push({ total, parts: [...names.keys()].map((place) => nameOf(choice.with(d, place))) })
  }
  for (let person = 0; person < people; person++)
    for (let mask = 0; mask < 2 ** indexes.length; mask++) {
      const choice = indexes.map(({ of, names }, d) =>
        mask & (2 ** d) ? names.length : (of[person] as number),
      )
      const name = nameOf(choice)
      counts[name] = (counts[name] ?? 0) + 1
    }
  return { counts, sums }
}

/** All tables of one output as one: cells in a row, sums by their places. */
export interface Linked {
  readonly names: readonly string[]
  readonly counts: Float64Array
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[]
}

/**
 * @throws RangeError where a count is not a whole number of people, tables differ on a cell, or parts do not add up.
 */
export function linked(tables: readonly Table[]): Linked {
  const counts = new Map<string, number>()
  for (const table of tables)
    for (const [name, count] of Object.entries(table.counts)) {
      if (!Number.isInteger(count) || count < 0)
        throw new RangeError(`“${name}” is ${count}; people are counted in whole numbers.`)
      if ((counts.get(name) ?? count) !== count)
        throw new RangeError(`“${name}” is ${count} in one table and ${counts.get(name)} in another.`)
      counts.set(name, count)
    }
  const names = [...counts.keys()]
  const place = new Map(names.map((name, i) => [name, i]))
  const placeOf = (name: string): number => {
    const found = place.get(name)
    if (found === undefined) throw new RangeError(`A sum names “${name}”, which no table has.`)
    return found
  }
  const sums = new Map<string, { total: number; parts: number[] }>()
  for (const { total, parts } of tables.flatMap((table) => table.sums)) {
    const sum = parts.reduce((all, part) => all + (counts.get(part) ?? 0), 0)
    if (sum !== counts.get(total))
      throw new RangeError(`The parts of “${total}” sum to ${sum}, and not to ${counts.get(total)}.`)
    const places = parts.map(placeOf).sort((a, b) => a - b)
    sums.set(`${placeOf(total)}=${places.join('+')}`, { total: placeOf(total), parts: places })
  }
  return { names, counts: Float64Array.from(counts.values()), sums: [...sums.values()] }
}
