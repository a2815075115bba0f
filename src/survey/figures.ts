import type { Survey } from '../pack/index.ts'
import { betaInterval, type Design, surveyMean, wilson } from '../statistics/index.ts'
import type { Values } from './answers.ts'
import type { Figure, Reading } from './voices.ts'

/**
 * The mean of what people answered, with its 95 % interval: Wilson's for the share of a simple sample, the beta
 * interval of Korn and Graubard for a mean of shares and wherever people were sampled in groups or weighted.
 */
export const figureOf = (values: Values, design?: Design): Figure => {
  let n = 0
  let sum = 0
  let yesOrNo = true
  for (const value of values) {
    if (Number.isNaN(value)) continue
    n++
    sum += value
    if (value !== 0 && value !== 1) yesOrNo = false
  }
  const { estimate, low, high } =
    yesOrNo && !design ? wilson(sum, n) : betaInterval(surveyMean(values, design))
  return { n, estimate, low, high }
}

/** A strength lies wholly at or above its threshold, learning wholly at or below its own; between them nothing is said. */
export const readingOf = (
  { low, high, n }: Figure,
  { strength, learning }: Survey['thresholds'],
): Reading => {
  if (n === 0) return null
  if (low >= strength) return 'strength'
  return high <= learning ? 'learning' : null
}
