import type { WorkingDays } from '../../pack/index.ts'
import type { EventKind } from '../schema.ts'

interface Event {
  readonly kind: EventKind
  /** yyyy-mm-dd */
  readonly onDay: string | null
}

/**
 * So many months after a day: the same day of that month, else its last (31 January and one month: 28 February).
 * @param day yyyy-mm-dd
 */
export const monthsAfter = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Whether somebody was asked to prove who they are, and has not. */
export const waitsForProof = (events: readonly Pick<Event, 'kind'>[]): boolean =>
  events.some(({ kind }) => kind === 'identity-asked') &&
  !events.some(({ kind }) => kind === 'identity-proved')

/**
 * By when a request is to be answered (UK GDPR, article 12): one month after it was received, or after somebody proved
 * who they are where that was asked; three where it was extended. What would end on a day without work ends on the next
 * working day. Null: it is waited for a proof, and the clock stands.
 */
export const dueOn = (receivedOn: string, events: readonly Event[], days: WorkingDays): string | null => {
  if (waitsForProof(events)) return null
  const proved = events.findLast(({ kind }) => kind === 'identity-proved')?.onDay
  const extended = events.some(({ kind }) => kind === 'extended')
  return days.onOrAfter(monthsAfter(proved ?? receivedOn, extended ? 3 : 1))
}
