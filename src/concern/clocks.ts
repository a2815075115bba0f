import { DateTime } from 'luxon'
import { ownMinutesAfter, type Pack, type Receives, ZONE } from '../pack/index.ts'

/**
 * The moment when so many working days in England have gone by (no Saturday, Sunday or bank holiday of the pack): the
 * same time on the clocks, that many working days later. What comes on a day off comes as the next working day begins; 0
 * is the end of the working day.
 */
export const workingDaysAfter = (pack: Pack, from: Date, days: number): Date => {
  const holidays = new Set(pack.partnership.bank_holidays.dates)
  const works = (at: DateTime): boolean => at.weekday <= 5 && !holidays.has(at.toISODate() ?? '')
  let at = DateTime.fromJSDate(from, { zone: ZONE })
  if (!works(at)) at = at.startOf('day')
  while (!works(at)) at = at.plus({ days: 1 })
  if (days === 0) return at.endOf('day').toJSDate()
  for (let left = days; left > 0; ) {
    at = at.plus({ days: 1 })
    if (works(at)) left--
  }
  return at.toJSDate()
}

export interface Due {
  readonly open: Date
  readonly acknowledge: Date
  readonly decide: Date
}

/** What is due when of something that is told now to a team. */
export const dueOf = (pack: Pack, receives: Receives, significant: boolean, now: Date): Due => {
  const contact = pack.contacts.get(receives.contact)
  const { significant: soon, other } = receives.open_within
  return {
    open:
      significant || !contact
        ? new Date(now.getTime() + (significant ? soon : other) * 60_000)
        : ownMinutesAfter(pack, contact, now, other),
    acknowledge: workingDaysAfter(pack, now, receives.acknowledge_within),
    decide: workingDaysAfter(pack, now, receives.decide_within),
  }
}
