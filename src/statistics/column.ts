/** One item's answers, one a respondent; `null` or NaN where there is none. A Float64Array is read without a copy. */
export type Column = ArrayLike<number | null>

/** The answers as numbers, NaN where there is none. */
export const numbersOf = (values: Column): Float64Array =>
  values instanceof Float64Array
    ? values
    : Float64Array.from(values as ArrayLike<number>, (value) => (value === null ? Number.NaN : value))

/** Whether the answers are 1 and 0 only, as those to a yes-or-no item are. */
export function isProportion(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value !== 0 && value !== 1 && !Number.isNaN(value)) return false
  }
  return true
}
