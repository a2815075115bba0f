import { DateTime } from 'luxon'
import { ZONE } from '../pack/index.ts'

/** Half a year as councils count: `2026-H1` is April to September 2026, `2026-H2` October 2026 to March 2027. */
export type HalfYear = `${number}-H${1 | 2}`

/** Each concern is followed for so many days, so that none has had longer for it than another. */
export const FOLLOWED_DAYS = 28

const isHalfYear = (text: string): text is HalfYear => /^20\d\d-H[12]$/.test(text)

const startOf = (half: HalfYear): DateTime =>
  DateTime.fromObject(
    { year: Number(half.slice(0, 4)), month: half.endsWith('1') ? 4 : 10, day: 1 },
    { zone: ZONE },
  )

const at = (moment: DateTime): HalfYear => {
  const { year, month } = moment
  return month < 4 ? `${year - 1}-H2` : `${year}-H${month < 10 ? 1 : 2}`
}

/** The half-year in which something happens, on England's clocks. */
export const halfYearOf = (moment: Date): HalfYear => at(DateTime.fromJSDate(moment, { zone: ZONE }))

/** So many half-years later, or earlier. */
export const plusHalves = (half: HalfYear, n: number): HalfYear => at(startOf(half).plus({ months: 6 * n }))

/** From its first moment to the first after it. */
export const boundsOf = (half: HalfYear): { from: Date; to: Date } => ({
  from: startOf(half).toJSDate(),
  to: startOf(plusHalves(half, 1)).toJSDate(),
})

/** From when on it can be counted: the last thing that was told in it has been followed as long as the first. */
export const countedFrom = (half: HalfYear): Date =>
  startOf(plusHalves(half, 1)).plus({ days: FOLLOWED_DAYS }).toJSDate()

/** The month of a moment in England: `2026-07`. */
export const monthOf = (moment: Date): string =>
  DateTime.fromJSDate(moment, { zone: ZONE }).toFormat('yyyy-MM')

/** What is looked at: one half-year, or the year that ends with it. */
export interface Period {
  readonly half: HalfYear
  readonly whole: 'half' | 'year'
}

/** As it stands in an address: `2026-H1`, `year-2026-H1`. */
export const periodId = ({ half, whole }: Period): string => (whole === 'year' ? `year-${half}` : half)

export const readPeriod = (text: string): Period | null => {
  const half = text.replace(/^year-/, '')
  return isHalfYear(half) ? { half, whole: text.startsWith('year-') ? 'year' : 'half' } : null
}

/** The half-years of a period, the oldest first. */
export const halvesOf = ({ half, whole }: Period): HalfYear[] =>
  whole === 'year' ? [plusHalves(half, -1), half] : [half]
