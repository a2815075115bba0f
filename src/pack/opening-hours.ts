import { DateTime } from 'luxon'
import type { Pack } from './pack.ts'
import { type Contact, WEEKDAYS } from './schema/contacts.ts'

/** Opening hours are those on the clocks of the United Kingdom. */
export const ZONE = 'Europe/London'

/** Longest run of closed days that is looked through for the next opening. */
const DAYS_AHEAD = 21

export interface OpenState {
  readonly open: boolean
  /** While open: when it closes. Absent where it does not. */
  readonly until?: Date
  /** While closed: when it opens next. Absent where that is more than three weeks away. */
  readonly opensAt?: Date
}

interface Span {
  readonly from: DateTime
  readonly to: DateTime
}

const clock = (day: DateTime, time: string): DateTime => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour === 24 ? day.plus({ days: 1 }) : day.set({ hour, minute })
}

/** When it is open on the day that begins here. A time that ends before it begins goes on past midnight. */
const spansOn = (day: DateTime, contact: Contact, pack: Pack): Span[] => {
  const { hours } = contact
  if (hours === 'always') return []
  const holiday = pack.partnership.bank_holidays.dates.includes(day.toISODate() ?? '')
  if (holiday && hours.bank_holidays === 'closed') return []
  const weekday = WEEKDAYS[day.weekday - 1]
  return hours.weekly
    .filter(({ days }) => weekday !== undefined && days.includes(weekday))
    .map((span) => {
      const from = clock(day, span.from)
      const to = clock(day, span.to)
      return { from, to: to > from ? to : clock(day.plus({ days: 1 }), span.to) }
    })
}

/** Its hours from the day before `at`, in order; those that touch are one. */
const spansAround = (contact: Contact, at: DateTime, days: number, pack: Pack): Span[] => {
  const start = at.startOf('day').minus({ days: 1 })
  const all = Array.from({ length: days }, (_, i) => spansOn(start.plus({ days: i }), contact, pack))
  const merged: Span[] = []
  for (const span of all.flat().sort((a, b) => a.from.toMillis() - b.from.toMillis())) {
    const last = merged.at(-1)
    if (last && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: DateTime.max(last.to, span.to) }
    else merged.push(span)
  }
  return merged
}

const local = (at: Date): DateTime => {
  const time = DateTime.fromJSDate(at, { zone: ZONE })
  if (!time.isValid) throw new RangeError('The time of asking is not a time.')
  return time
}

/** What holds of a contact from one moment until another. */
interface Stretch {
  readonly from: number
  readonly until: number
  readonly state: OpenState
}
/** The last stretch of each contact that was asked for: looking through three weeks takes a millisecond. */
const lastStretch = new WeakMap<Pack, WeakMap<Contact, Stretch>>()

const stretchAt = (contact: Contact, at: Date, pack: Pack): Stretch => {
  const ofPack = lastStretch.get(pack) ?? new WeakMap<Contact, Stretch>()
  lastStretch.set(pack, ofPack)
  const moment = at.getTime()
  const last = ofPack.get(contact)
  if (last && last.from <= moment && moment < last.until) return last
  const time = local(at)
  const state = stateAt(contact, time, pack)
  const midnight = time.startOf('day').plus({ days: 1 }).toMillis()
  const change = (state.until ?? state.opensAt)?.getTime() ?? midnight
  const stretch = { from: moment, until: Math.min(change, midnight), state }
  ofPack.set(contact, stretch)
  return stretch
}

const stateAt = (contact: Contact, time: DateTime, pack: Pack): OpenState => {
  if (contact.hours === 'always') return { open: true }
  const spans = spansAround(contact, time, DAYS_AHEAD, pack)
  const now = spans.find(({ from, to }) => from <= time && time < to)
  if (now) {
    const beyond = time.startOf('day').plus({ days: DAYS_AHEAD - 2 })
    return now.to < beyond ? { open: true, until: now.to.toJSDate() } : { open: true }
  }
  const next = spans.find(({ from }) => from > time)
  return next ? { open: false, opensAt: next.from.toJSDate() } : { open: false }
}

/**
 * Open or closed at this moment, and until when. For "open now until 17:00", "opens at 08:30 on Tuesday". By the pack's
 * hours and bank holidays, on UK clocks.
 * @throws RangeError where `at` is an invalid Date.
 */
export const openState = (contact: Contact, at: Date, pack: Pack): OpenState =>
  stretchAt(contact, at, pack).state

/** Is somebody there at this moment? */
export const isOpen = (contact: Contact, at: Date, pack: Pack): boolean => openState(contact, at, pack).open

/** Until this moment nobody opens or closes and no day begins: what is said by the clock stays as it is. */
export const unchangedUntil = (pack: Pack, at: Date): Date =>
  new Date(Math.min(...[...pack.contacts.values()].map((contact) => stretchAt(contact, at, pack).until)))
