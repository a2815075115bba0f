/** One item's answers, one a respondent; `null` or NaN where there is none. A Float64Array is read without a copy. */
export type Column = ArrayLike<number | null>

/** The answers as numbers, NaN where there is none. */
export const numbersOf = (values: Column): Float64Array =>
  values instanceof Float64Array
    ? values
    : Float64Array.from(values as ArrayLike<number>, (value) => (value === null ? Number.NaN : value))

/** What an item's answers are like. */
export interface Kind {
  /** Everybody answered. */
  readonly complete: boolean
  /** The answers are 1 and 0 only, as those to a yes-or-no item are. */
  readonly proportion: boolean
}

export function kindOf(values: Float64Array): Kind {
  let complete = true
  let odd = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    // Multiplied and not compared: which of the two an answer is cannot be foreseen by the processor.
    if (Number.isNaN(value)) complete = false
    else odd += Math.abs(value * value - value)
  }
  return { complete, proportion: odd === 0 }
}
