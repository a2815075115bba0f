import { daysLater } from '../pack/index.ts'

/** Every day from one to another. */
export const daysBetween = (first: string, last: string): string[] => {
  const days: string[] = []
  for (let day = first; day <= last; day = daysLater(day, 1)) days.push(day)
  return days
}

/** Saturday or Sunday. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** The middle of a morning of a day, for what is dated. */
export const morningOf = (day: string): Date => new Date(`${day}T10:20:00Z`)

const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const

/** “autumn 2025”: December counts with the January after it. */
export const seasonOf = (day: string): string => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const season = SEASONS[Math.floor((month % 12) / 3)] ?? 'autumn'
  return `${season} ${month === 12 ? year + 1 : year}`
}

/** When the two waves are asked: the later one ended yesterday, the earlier one a year before. */
export const wavesAsOf = (asOf: string): Readonly<Record<1 | 2, { firstDay: string; lastDay: string }>> => {
  const later = { firstDay: daysLater(asOf, -28), lastDay: daysLater(asOf, -1) }
  // 52 weeks: the same days of the week.
  return {
    1: { firstDay: daysLater(later.firstDay, -364), lastDay: daysLater(later.lastDay, -364) },
    2: later,
  }
}
