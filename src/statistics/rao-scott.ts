import { add } from './add.ts'
import { fAbove } from './distributions.ts'
import type { Frame } from './frame.ts'
import { indexLabels } from './labels.ts'
import { covariance, degreesOfFreedom, unitSums } from './linearise.ts'
import { frameOf, type Sample } from './means.ts'
import { symmetricSolver } from './symmetric-solver.ts'

/** What a test of independence in a complex sample tells. */
export interface RaoScott {
  readonly F: number
  readonly numeratorDf: number
  readonly denominatorDf: number
  readonly p: number
  /** Who gave both answers. */
  readonly n: number
}

/**
 * Whether two answers go together (a row and a column label a respondent, `null` where there is none): Pearson's
 * chi-square with Rao and Scott's second-order correction, as F (Rao and Scott 1984; Thomas and Rao 1987). It is R's
 * `svychisq`. `null` where there is nothing to test: fewer than two rows or columns, or one cluster only.
 * @throws RangeError where lengths differ.
 */
export function raoScott(
  rows: ArrayLike<string | number | null>,
  columns: ArrayLike<string | number | null>,
  design?: Sample,
): RaoScott | null {
  if (rows.length !== columns.length)
    throw new RangeError(`${rows.length} row labels and ${columns.length} column labels do not pair.`)
  const frame = frameOf(design, rows.length)
  const counted = Array.from({ length: frame.n }, (_, i) => i).filter(
    (i) => rows[i] !== null && columns[i] !== null && frame.weights[i] !== 0,
  )
  const units = new Set(counted.map((i) => frame.unitOf[i] as number))
  const df = degreesOfFreedom(frame, (unit) => units.has(unit))
  const row = indexLabels(counted.map((i) => rows[i] as string | number))
  const column = indexLabels(counted.map((i) => columns[i] as string | number))
  const [R, C] = [row.names.length, column.names.length]
  if (R < 2 || C < 2 || df < 1) return null

  const table: Table = {
    R,
    C,
    shares: new Float64Array(R * C),
    cellOf: new Int32Array(frame.n).fill(-1),
    weight: 0,
  }
  for (const [place, i] of counted.entries()) {
    const cell = (row.of[place] as number) * C + (column.of[place] as number)
    table.cellOf[i] = cell
    add(table.shares, cell, frame.weights[i] as number)
    table.weight += frame.weights[i] as number
  }
  for (let cell = 0; cell < R * C; cell++) table.shares[cell] = (table.shares[cell] as number) / table.weight

  const effects = designEffects(frame, table)
  const trace = sum(effects.map((ofRow, i) => ofRow[i] as number))
  const squares = sum(
    effects.map((ofRow, i) => sum(ofRow.map((one, j) => one * (effects[j]?.[i] as number)))),
  )
  const F = pearson(table) / trace
  const numeratorDf = trace ** 2 / squares
  const denominatorDf = numeratorDf * df
  return { F, numeratorDf, denominatorDf, p: fAbove(F, numeratorDf, denominatorDf), n: counted.length }
}

/** A table of `R` rows and `C` columns as weighted shares, row by row, and each respondent's cell (-1: in none). */
interface Table {
  readonly R: number
  readonly C: number
  readonly shares: Float64Array
  readonly cellOf: Int32Array
  weight: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** Pearson's statistic for one respondent. */
function pearson({ R, C, shares }: Table): number {
  const at = (r: number, c: number): number => shares[r * C + c] as number
  const ofRow = upTo(R).map((r) => sum(upTo(C).map((c) => at(r, c))))
  const ofColumn = upTo(C).map((c) => sum(upTo(R).map((r) => at(r, c))))
  return sum(
    upTo(R).flatMap((r) =>
      upTo(C).map((c) => {
        const expected = (ofRow[r] as number) * (ofColumn[c] as number)
        return (at(r, c) - expected) ** 2 / expected
      }),
    ),
  )
}

/**
 * The matrix of generalised design effects of the (R − 1)(C − 1) contrasts that independence sets to zero: their
 * covariance under the design, over that which one respondent of a simple sample would give.
 */
function designEffects(frame: Frame, { R, C, shares, cellOf, weight }: Table): number[][] {
  const inverse = shares.map((share) => (share === 0 ? 0 : 1 / share))
  // Each contrast compares one cell and the last with the two that share its row and column with the last.
  const contrasts = upTo(R - 1).flatMap((r) =>
    upTo(C - 1).map((c) => {
      const contrast = new Float64Array(R * C)
      contrast[r * C + c] = contrast[R * C - 1] = 1
      contrast[r * C + C - 1] = contrast[(R - 1) * C + c] = -1
      return contrast
    }),
  )
  const totals = contrasts.map((contrast) => {
    const centre = sum([...contrast].map((one, cell) => ((shares[cell] as number) > 0 ? one : 0)))
    const influence = Float64Array.from(cellOf, (cell) =>
      cell === -1 ? 0 : ((contrast[cell] as number) * (inverse[cell] as number) - centre) / weight,
    )
    return unitSums(frame, influence)
  })
  const size = contrasts.length
  const simple = Float64Array.from({ length: size * size }, (_, place) => {
    const [one, other] = [contrasts[Math.floor(place / size)], contrasts[place % size]]
    return sum(
      [...inverse].map((weighed, cell) => weighed * (one?.[cell] as number) * (other?.[cell] as number)),
    )
  })
  const solve = symmetricSolver(simple, size)
  // Symmetric in its two factors, so the solver's columns may be read as rows: only traces are asked of it.
  return totals.map((one) => [...solve(Float64Array.from(totals, (other) => covariance(frame, one, other)))])
}
