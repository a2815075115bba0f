import { add } from './add.ts'
import { indexLabels, indexPairs, type Labels } from './labels.ts'
import { symmetricSolver } from './symmetric-solver.ts'

/**
 * What raked weights were made to agree with. A raked mean varies only by what the margins do not explain of it, so
 * its linearised values are replaced by what a regression on the margins leaves (Deville and Särndal 1992).
 */
export interface Margins {
  /** Weights before raking: those of the regression. */
  readonly base: Float64Array
  /** Each respondent's combination of margin categories, and how many combinations occur. */
  readonly cellOf: Int32Array
  readonly cells: number
  /** From the sums of base weight × linearised value in each cell, the fitted value in each cell. */
  readonly fit: (sums: Float64Array) => Float64Array
  /** Cells of each sampling unit that occur, with the sum of their weights. */
  readonly shares: { readonly unit: Int32Array; readonly cell: Int32Array; readonly weight: Float64Array }
}

/** Combinations of the margins' categories: each respondent's, and each one's category in every margin. */
export function crossMargins(on: readonly Labels[], n: number) {
  const indexes = on.map((labels) => {
    if (labels.length !== n)
      throw new RangeError(`${n} respondents, but a margin has ${labels.length} labels.`)
    return indexLabels(labels)
  })
  let cellOf: Int32Array = new Int32Array(n)
  let categories: Int32Array[] = []
  let cells = 1
  for (const { of, names } of indexes) {
    const pairs = indexPairs(cellOf, cells, of, names.length)
    categories = [
      ...categories.map((known) => pairs.first.map((cell) => known[cell] as number)),
      pairs.second,
    ]
    cellOf = pairs.of
    cells = pairs.first.length
  }
  return { cellOf, cells, categories, names: indexes.map(({ names }) => names) }
}

export function indexMargins(
  on: readonly Labels[],
  base: Float64Array,
  weights: Float64Array,
  unitOf: Int32Array,
  units: number,
): Margins {
  const { cellOf, cells, categories, names } = crossMargins(on, weights.length)
  // The columns of the regression: every category of every margin, one after another.
  const starts = names.map((_, margin) => names.slice(0, margin).reduce((sum, list) => sum + list.length, 0))
  const columns = names.reduce((sum, list) => sum + list.length, 0)
  const columnsOf = (cell: number): number[] =>
    categories.map((category, margin) => (starts[margin] as number) + (category[cell] as number))
  const columnsOfCell = Array.from({ length: cells }, (_, cell) => columnsOf(cell))

  const total = new Float64Array(cells)
  for (let row = 0; row < cellOf.length; row++) add(total, cellOf[row] as number, base[row] as number)
  const matrix = new Float64Array(columns * columns)
  for (const [cell, ofCell] of columnsOfCell.entries())
    for (const i of ofCell) for (const j of ofCell) add(matrix, i * columns + j, total[cell] as number)
  const solve = symmetricSolver(matrix, columns)

  const fit = (sums: Float64Array): Float64Array => {
    const right = new Float64Array(columns)
    for (const [cell, ofCell] of columnsOfCell.entries())
      for (const i of ofCell) add(right, i, sums[cell] as number)
    const slopes = solve(right)
    return Float64Array.from(columnsOfCell, (ofCell) =>
      ofCell.reduce((sum, i) => sum + (slopes[i] as number), 0),
    )
  }

  const pairs = indexPairs(unitOf, units, cellOf, cells)
  const weight = new Float64Array(pairs.first.length)
  for (let row = 0; row < cellOf.length; row++) add(weight, pairs.of[row] as number, weights[row] as number)
  return { base, cellOf, cells, fit, shares: { unit: pairs.first, cell: pairs.second, weight } }
}
