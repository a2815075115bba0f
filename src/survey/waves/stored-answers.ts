import type { Answers, Values } from '../import/answers.ts'

/** Answers of a file as they are kept: JSON has neither lists of one type nor a number that is none. */
export const storeAnswers = (answers: Answers): string =>
  JSON.stringify({ ...answers, comments: [] }, (_key, value) => {
    if (value instanceof Float64Array)
      return { values: Array.from(value, (one) => (Number.isNaN(one) ? null : one)) }
    if (value instanceof Int32Array) return { codes: Array.from(value) }
    return value
  })

/** @param stored what {@link storeAnswers} gave, as text or as it was read from a column of JSON */
export const restoreAnswers = (stored: unknown): Answers =>
  JSON.parse(typeof stored === 'string' ? stored : JSON.stringify(stored), (_key, value) => {
    if (typeof value !== 'object' || value === null) return value
    const keys = Object.keys(value)
    if (keys.length === 1 && keys[0] === 'values' && Array.isArray(value.values)) return numbers(value.values)
    if (keys.length === 1 && keys[0] === 'codes' && Array.isArray(value.codes))
      return Int32Array.from(value.codes)
    return value
  })

const numbers = (list: readonly (number | null)[]): Values =>
  Float64Array.from(list, (one) => one ?? Number.NaN)
