import { DateTime } from 'luxon'
import { type Contact, openState, type Pack, type Receives, ZONE } from '../pack/index.ts'

const DAY_MS = 86_400_000

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

/** Each stretch of a contact's hours from a moment on: they are there from one moment until another. */
function* hoursFrom(
  pack: Pack,
  contact: Contact,
  from: Date,
): Generator<readonly [from: number, to: number]> {
  let at = from
  while (true) {
    const state = openState(contact, at, pack)
    if (state.open && !state.until) return yield [at.getTime(), Number.POSITIVE_INFINITY]
    if (state.open && state.until) {
      yield [at.getTime(), state.until.getTime()]
      at = state.until
    } else if (state.opensAt) at = state.opensAt
    else return
  }
}

/** When so many minutes of their own hours have gone by. Who never opens is given the minutes by the clock. */
export const ownMinutesAfter = (pack: Pack, contact: Contact, from: Date, minutes: number): Date => {
  let left = minutes * 60_000
  for (const [begin, end] of hoursFrom(pack, contact, from)) {
    if (end - begin >= left) return new Date(begin + left)
    left -= end - begin
  }
  return new Date(from.getTime() + minutes * 60_000)
}

/** Whether at least so many minutes of their own hours went by between two moments. */
export const ownMinutesGone = (
  pack: Pack,
  contact: Contact,
  { from, to, minutes }: { from: Date; to: Date; minutes: number },
): boolean => {
  // A year of silence is enough, whatever the hours were.
  if (to.getTime() - from.getTime() > 366 * DAY_MS) return true
  return ownMinutesAfter(pack, contact, from, minutes) <= to
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
