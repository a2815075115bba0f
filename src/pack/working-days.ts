import { ZONE } from './opening-hours.ts'
import type { Pack } from './pack.ts'

const DAY_MS = 86_400_000
const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' })

/** Which day it is in England: 2026-11-23. */
export const dayOf = (at: Date): string => inLondon.format(at)

/** A day so many days later, or earlier: both as 2026-11-23. */
export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** A day that is one: 2026-02-30 is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  new Date(`${text}T00:00:00Z`).toString() !== 'Invalid Date' &&
  daysLater(text, 0) === text

/** The working days of England: Monday to Friday but for the bank holidays of the pack. */
export interface WorkingDays {
  is(day: string): boolean
  /** That day, or the first working day after it. */
  onOrAfter(day: string): string
  /** The first working day after that day: by its end, what came on the day is looked at. */
  after(day: string): string
  /** How many working days after `from` the day `to` is; below 0 where it is before. The same day is 0. */
  between(from: string, to: string): number
}

/** Longer is only said to be long: nobody counts three years of working days. */
const FARTHEST_DAYS = 1100

export const workingDays = (pack: Pack): WorkingDays => {
  const holidays = new Set(pack.partnership.bank_holidays.dates)
  const is = (day: string): boolean => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6 && !holidays.has(day)
  }
  const onOrAfter = (day: string): string => {
    let at = day
    while (!is(at)) at = daysLater(at, 1)
    return at
  }
  return {
    is,
    onOrAfter,
    after: (day) => onOrAfter(daysLater(day, 1)),
    between(from, to) {
      if (to < from) return -this.between(to, from)
      let count = 0
      let at = from
      for (let i = 0; at < to && i < FARTHEST_DAYS; i++) {
        at = daysLater(at, 1)
        if (is(at)) count++
      }
      return count
    },
  }
}

/** The Monday of the week of a day. */
export const weekOf = (day: string): string =>
  daysLater(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
