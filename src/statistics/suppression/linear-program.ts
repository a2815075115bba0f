import loadHighs, { type Highs, type Model } from 'highs'
import type { Linked } from './tables.ts'

// Its types are those of its CommonJS build, in which the function is one floor down; Node imports the other build.
const load = loadHighs as unknown as typeof loadHighs.default

let loading: Promise<Highs> | undefined

/** A linear program whose columns keep every sum of the tables; columns of one cell move it together. */
export interface LinearProgram {
  /** Sets what a column may be. */
  readonly bound: (column: number, low: number, high: number) => void
  readonly cost: (column: number, cost: number) => void
  /** The best value and the columns that give it; `value` is infinite where there is no limit to it. */
  readonly best: (sense: 'least' | 'most') => { value: number; columns: Float64Array }
}

/** What a program reports where no numbers can keep all sums within their bounds. */
export class NoSolution extends Error {}

/**
 * Solves linear programs over the cells of linked tables with HiGHS (Huangfu and Hall 2018): `each` columns a cell, of
 * the given signs; column `each × cell + k` is the k-th of a cell. The solver's memory is given back afterwards.
 */
export async function withProgram<Value>(
  { names, sums }: Pick<Linked, 'names' | 'sums'>,
  signs: readonly (1 | -1)[],
  use: (program: LinearProgram) => Value,
): Promise<Value> {
  loading ??= load()
  const highs = await loading
  const each = signs.length
  const numCols = names.length * each
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { total, parts } of sums) {
    for (const [cell, side] of [[total, 1] as const, ...parts.map((part) => [part, -1] as const)])
      for (const [k, sign] of signs.entries()) {
        indices.push(cell * each + k)
        values.push(side * sign)
      }
    starts.push(indices.length)
  }
  const zeros = (length: number): Float64Array => new Float64Array(length)
  const model = highs.createModel({
    numCols,
    numRows: sums.length,
    colCost: zeros(numCols),
    colLower: zeros(numCols),
    colUpper: zeros(numCols),
    rowLower: zeros(sums.length),
    rowUpper: zeros(sums.length),
    matrix: { format: 'csr', numRows: sums.length, numCols, starts, indices, values },
  })
  try {
    // Presolve would start each of the many small programs from nothing instead of from the last one's answer.
    model.options.set({ output_flag: false, presolve: 'off' })
    return use({
      bound: (column, low, high) =>
        void model.changeColBounds(column, low, high === Number.POSITIVE_INFINITY ? highs.infinity : high),
      cost: (column, cost) => void model.changeColCost(column, cost),
      best: (sense) => best(highs, model, sense),
    })
  } finally {
    model.dispose()
  }
}

function best(highs: Highs, model: Model, sense: 'least' | 'most'): { value: number; columns: Float64Array } {
  const { objectiveSense, modelStatus } = highs.constants
  model.changeObjectiveSense(sense === 'most' ? objectiveSense.maximize : objectiveSense.minimize)
  let { modelStatus: status } = model.run()
  if (status === modelStatus.unknown) {
    // Started from the last answer, the simplex method is once in a while not sure of the next: then from nothing.
    model.clearSolver()
    status = model.run().modelStatus
  }
  if (status === modelStatus.optimal)
    return { value: model.getObjectiveValue(), columns: model.getSolution().colValue }
  if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible)
    return {
      value: sense === 'most' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
      columns: new Float64Array(),
    }
  throw new NoSolution(`The linear program ended with status ${status}.`)
}
