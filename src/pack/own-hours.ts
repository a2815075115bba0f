import { openState } from './opening-hours.ts'
import type { Pack } from './pack.ts'
import type { Contact } from './schema/contacts.ts'

const YEAR_MS = 366 * 86_400_000

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
  if (to.getTime() - from.getTime() > YEAR_MS) return true
  return ownMinutesAfter(pack, contact, from, minutes) <= to
}
