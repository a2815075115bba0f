import { DateTime } from 'luxon'
import { type Pack, ZONE } from '../../pack/index.ts'

/** The first working day in England after a day: no Saturday, Sunday or bank holiday of the pack. 2026-11-23. */
export const nextWorkingDay = (pack: Pack, day: string): string => {
  const holidays = new Set(pack.partnership.bank_holidays.dates)
  let at = DateTime.fromISO(day, { zone: ZONE }).plus({ days: 1 })
  while (at.weekday > 5 || holidays.has(at.toISODate() ?? '')) at = at.plus({ days: 1 })
  return at.toISODate() ?? day
}
