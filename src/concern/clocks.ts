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
  const moment = now.getTime()
  const minute = Math.floor(moment / MINUTE)
  const minutes = minuteOf(pack, receives)
  const which = significant ? 'significant' : 'other'
  const known = minutes[which]
  // Where a minute begins, hours may end; and who tells first in a minute may well be the only one.
  if (known?.minute !== minute || moment === minute * MINUTE) {
    minutes[which] = { minute }
    return workedOut(pack, receives, significant, now)
  }
  const since = moment - minute * MINUTE - 1
  known.due ??= [1, 2].map((ms) =>
    workedOut(pack, receives, significant, new Date(minute * MINUTE + ms)),
  ) as unknown as readonly [Due, Due]
  const [one, two] = known.due
  const then = (of: keyof Due): Date =>
    new Date(one[of].getTime() + since * (two[of].getTime() - one[of].getTime()))
  return { open: then('open'), acknowledge: then('acknowledge'), decide: then('decide') }
}

const MINUTE = 60_000

/** What is due of what is told one and two milliseconds into a minute: from there it stands still or goes along. */
interface Minute {
  readonly minute: number
  due?: readonly [Due, Due]
}
interface Minutes {
  significant?: Minute
  other?: Minute
}
/**
 * The last minute in which anything was told to a team. Hours and days begin and end with a minute, so that within one
 * nothing needs to be worked out anew, which takes a tenth of a millisecond.
 */
const minutesOf = new WeakMap<Pack, WeakMap<Receives, Minutes>>()

const minuteOf = (pack: Pack, receives: Receives): Minutes => {
  const ofPack = minutesOf.get(pack) ?? new WeakMap<Receives, Minutes>()
  minutesOf.set(pack, ofPack)
  const known = ofPack.get(receives) ?? {}
  ofPack.set(receives, known)
  return known
}

const workedOut = (pack: Pack, receives: Receives, significant: boolean, now: Date): Due => {
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
