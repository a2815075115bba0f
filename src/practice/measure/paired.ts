import { betaInterval, type Mean, recovered, surveyMean, tQuantile } from '../../statistics/index.ts'

/** One person's two answers on one measure, and the day on which the second became known. */
export interface Pair {
  readonly person: string
  readonly day: string
  readonly before: number
  readonly after: number
}

/** How a measure was before and after, of the same people, and how far it moved. */
export interface PairedChange {
  readonly n: number
  readonly before: number
  readonly after: number
  /** The 95% interval of `after`: what a target is held against. */
  readonly range: { readonly low: number; readonly high: number }
  /** `after` less `before`, with its 95% interval. */
  readonly change: { readonly estimate: number; readonly low: number; readonly high: number }
}

/** Whether chance could have made it: then it is never told as a change. */
export const isFromChance = ({ change }: PairedChange): boolean => change.low <= 0 && change.high >= 0

/** Fewer are never told of; and so many more must come before a figure is told anew. */
export const AT_ONCE = 10

/**
 * The pairs that may be told of today: of whole days before it, and only up to the last day by whose end ten or more had
 * come since the time before. So two releases differ by nobody, or by ten people at least, whenever they are read.
 */
export function releasable(pairs: readonly Pair[], today: string): Pair[] {
  const known = pairs
    .filter(({ day }) => day < today)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  let cut = 0
  for (const [i, { day }] of known.entries()) {
    const endsDay = known[i + 1]?.day !== day
    if (endsDay && i + 1 - cut >= AT_ONCE) cut = i + 1
  }
  return known.slice(0, cut)
}

/**
 * The mean change of the same people, by pairs. Of shares (0 to 1) its interval is put together from those of both means
 * and their correlation (Zou and Donner 2008), so that it stays within −1 and 1 and has a width for none and for all; of a
 * scale it is Student's, of the differences. Null of fewer than {@link AT_ONCE}.
 */
export function pairedChange(pairs: readonly Pair[], isShare: boolean): PairedChange | null {
  if (pairs.length < AT_ONCE) return null
  const column = (value: (pair: Pair) => number): Float64Array => Float64Array.from(pairs, value)
  const [before, after] = [column((one) => one.before), column((one) => one.after)]
  const [from, to] = [surveyMean(before), surveyMean(after)]
  const moved = surveyMean(column((one) => one.after - one.before))
  const told = { n: pairs.length, before: from.estimate, after: to.estimate }
  if (!isShare) return { ...told, range: student(to), change: student(moved) }
  const [a, b] = [from.standardError, to.standardError]
  const together = a > 0 && b > 0 ? (a * a + b * b - moved.standardError ** 2) / (2 * a * b) : 0
  const left = betaInterval(to)
  const { estimate, low, high } = recovered(betaInterval(from), left, Math.max(-1, Math.min(1, together)))
  return { ...told, range: { low: left.low, high: left.high }, change: { estimate, low, high } }
}

const student = ({ estimate, standardError, degreesOfFreedom }: Mean): PairedChange['change'] => {
  const half = tQuantile(0.975, degreesOfFreedom) * standardError
  return { estimate, low: estimate - half, high: estimate + half }
}
