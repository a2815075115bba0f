import type { Period } from '../import/dates.ts'
import type { Figure } from './voices.ts'

/** 0.8226 → 82%. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const parts = (day: string): { date: string; month: string; year: string } => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { date: String(Number(date)), month: MONTHS[Number(month) - 1] ?? '', year }
}

/** 2025-10 → October 2025, 2025-10-06 → 6 October 2025; what a file called its wave stays. */
export const waveInWords = (label: string): string => {
  if (!/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(label)) return label
  const { date, month, year } = parts(label)
  return label.length === 7 ? `${month} ${year}` : `${date} ${month} ${year}`
}

/** 1 March to 28 May 2025. */
export const periodInWords = ({ from, to }: Period): string => {
  const [a, b] = [parts(from), parts(to)]
  const last = `${b.date} ${b.month} ${b.year}`
  if (from === to) return last
  if (a.year !== b.year) return `${a.date} ${a.month} ${a.year} to ${last}`
  return a.month === b.month ? `${a.date} to ${last}` : `${a.date} ${a.month} to ${last}`
}

/**
 * What stands behind a figure: its interval, how many people, when, and what they were asked.
 * @param say how a share is said: as a per cent, or on the scale that was asked
 */
export const behind = (
  figure: Figure,
  period: Period | null,
  question: string,
  say: (share: number) => string,
): string => {
  const when = period ? ` from ${periodInWords(period)}` : ''
  return `95% interval ${say(figure.low)} to ${say(figure.high)}; ${figure.n} answered${when}; asked: “${question}”`
}

/** A sentence with what stands behind it in brackets before its full stop. */
export const withBehind = (sentence: string, what: string): string =>
  `${sentence.replace(/\.$/, '')} (${what}).`

/** Fills {words} in a sentence of the pack. */
export const fillSentence = (sentence: string, words: Readonly<Record<string, string>>): string => {
  const filled = sentence.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole)
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
