import type { Reader } from '../../../frame/index.ts'
import { type Block, gapReads } from '../figures.ts'
import type { Outcome } from '../told.ts'

/** One digit, as people read scales. */
export const number = (value: number): string => (Math.round(value * 10) / 10).toFixed(1).replace('-', '−')
const percent = (share: number): string => String(Math.round(share * 100)).replace('-', '−')

/** A figure of one level in its unit: “6.2”, “48%”. */
export const figureOf = (outcome: Outcome, value: number): string =>
  outcome === 'worry' ? number(value) : `${percent(value)}%`

/** An end of an interval that leaves 0 out: one that rounds to 0 is said so that nobody reads that 0 is within. */
export function endInWords(t: Reader['t'], say: (value: number) => string, value: number): string {
  if (Number(say(value).replace('−', '-')) !== 0) return say(value)
  return value > 0 ? t('just over 0') : t('just under 0')
}

/**
 * The gap of an outcome in words. A gap that chance could have made is never told as one; how large a gap so many
 * answers would have found is told with it, and what that leaves open. One that is only a question is told with a warning.
 */
export function gapInWords(
  { t }: Pick<Reader, 't'>,
  outcome: Outcome,
  block: Block,
  one: string,
  other: string,
): string {
  const { gap, smallest } = block
  const reads = gapReads(block)
  const say = outcome === 'worry' ? number : percent
  const range = { low: say(gap.low), high: say(gap.high) }
  const worry = outcome === 'worry'
  if (reads === 'chance') {
    const size = { smallest: say(smallest), ...range }
    return worry
      ? t(
          'No difference can be told from chance (95% interval {low} to {high} points). So many answers would have found a gap of {smallest} points or more four times in five; a smaller one may be there.',
          size,
        )
      : t(
          'No difference can be told from chance (95% interval {low} to {high} percentage points). So many answers would have found a gap of {smallest} percentage points or more four times in five; a smaller one may be there.',
          size,
        )
  }
  // “Less” with an interval of what is less: nobody has to turn a sign round.
  const [low, high] = gap.estimate < 0 ? [-gap.high, -gap.low] : [gap.low, gap.high]
  const told = {
    by: say(Math.abs(gap.estimate)),
    one,
    other,
    low: endInWords(t, say, low),
    high: endInWords(t, say, high),
  }
  const found = worry
    ? gap.estimate < 0
      ? t('{by} points less worry for {other} than for {one} (95% interval {low} to {high}).', told)
      : t('{by} points more worry for {other} than for {one} (95% interval {low} to {high}).', told)
    : gap.estimate < 0
      ? t('{by} percentage points less often of {other} than of {one} (95% interval {low} to {high}).', told)
      : t('{by} percentage points more often of {other} than of {one} (95% interval {low} to {high}).', told)
  return reads === 'question'
    ? `${found} ${t('So few answers make a gap look larger than it is. Take this as a question, not as a finding.')}`
    : found
}
