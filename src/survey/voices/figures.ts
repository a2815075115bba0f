import type { Survey } from '../../pack/index.ts'
import { betaInterval, type Design, type Mean, surveyMean, wilson } from '../../statistics/index.ts'
import type { Values } from '../import/answers.ts'
import type { Figure, Reading } from './voices.ts'

/**
 * The mean of what people answered, with its 95 % interval: Wilson's for the share of a simple sample, the beta
 * interval of Korn and Graubard for a mean of shares and wherever people were sampled in groups or weighted.
 * @param round counts of people are rounded to the nearest multiple of this before anything is made of them
 */
export const figureOf = (values: Values, design?: Design, round = 1): Figure => {
  let n = 0
  let sum = 0
  let yesOrNo = true
  for (const value of values) {
    if (Number.isNaN(value)) continue
    n++
    sum += value
    if (value !== 0 && value !== 1) yesOrNo = false
  }
  return yesOrNo && !design ? shareOf(sum, n, round) : meanOf(surveyMean(values, design), round)
}

/** A share of people, from counts as they may be shown. */
export const shareOf = (yes: number, n: number, round: number): Figure => {
  const whole = rounded(n, round)
  return { n: whole, ...wilson(Math.min(whole, rounded(yes, round)), whole) }
}

/** A mean; where counts are rounded, to two digits, so that they cannot be told from it. */
export const meanOf = (mean: Mean, round: number): Figure => {
  const { estimate, low, high } = betaInterval(mean)
  const digits = (share: number): number => (round === 1 ? share : Math.round(share * 100) / 100)
  return { n: rounded(mean.n, round), estimate: digits(estimate), low: digits(low), high: digits(high) }
}

export const rounded = (count: number, round: number): number => Math.round(count / round) * round

/** A strength lies wholly at or above its threshold, learning wholly at or below its own; between them nothing is said. */
export const readingOf = (
  { low, high, n }: Figure,
  { strength, learning }: Survey['thresholds'],
): Reading => {
  if (n === 0) return null
  if (low >= strength) return 'strength'
  return high <= learning ? 'learning' : null
}
