import { DateTime } from 'luxon'
import { ZONE } from '../../pack/index.ts'

/** The moment at which a day of England is over; null: it is no day, like 2027-07-31. */
export const endOfDay = (day: string): Date | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = DateTime.fromISO(day, { zone: ZONE })
  return at.isValid ? at.plus({ days: 1 }).toJSDate() : null
}

/** The last day before a moment, as 2027-07-31: what {@link endOfDay} was asked. */
export const lastDayOf = (until: Date): string =>
  DateTime.fromJSDate(until, { zone: ZONE }).minus({ milliseconds: 1 }).toISODate() ?? ''
