import { DateTime } from 'luxon'
import { type Pack, workingDays, ZONE } from '../pack/index.ts'

/** How long something took as its clock counts: days in England but Saturdays, Sundays and the pack's bank holidays. */
export interface WorkingTime {
  /** Working days from one moment to another: the same time on the clocks a working day later is 1. Never below 0. */
  days(from: Date, to: Date): number
}

/** @param from @param to between which moments it is asked about; outside nothing goes by */
export const workingTime = (pack: Pack, from: Date, to: Date): WorkingTime => {
  const days = workingDays(pack)
  const starts: number[] = []
  /** Working days that have gone by when each day begins. */
  const gone: number[] = [0]
  let at = DateTime.fromJSDate(from, { zone: ZONE }).startOf('day')
  for (; at.toMillis() <= to.getTime(); at = at.plus({ days: 1 })) {
    starts.push(at.toMillis())
    gone.push((gone.at(-1) ?? 0) + (days.is(at.toISODate() ?? '') ? 1 : 0))
  }
  starts.push(at.toMillis())
  const [first = 0, last = 0] = [starts[0], starts.at(-1)]
  const goneBy = (moment: number): number => {
    const held = Math.min(Math.max(moment, first), last)
    // A day has 23 to 25 hours: the place is guessed, and at most one off.
    let i = Math.min(Math.floor((held - first) / 86_400_000), starts.length - 2)
    while (i > 0 && (starts[i] as number) > held) i--
    while (i < starts.length - 2 && (starts[i + 1] as number) <= held) i++
    const [begins = 0, ends = 1] = [starts[i], starts[i + 1]]
    const [before = 0, after = 0] = [gone[i], gone[i + 1]]
    return before + (after - before) * ((held - begins) / (ends - begins))
  }
  return { days: (since, until) => Math.max(0, goneBy(until.getTime()) - goneBy(since.getTime())) }
}
