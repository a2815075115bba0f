import type { Translate } from '../kit/translate.ts'
import { type Interval, wilson } from '../statistics/index.ts'
import type { ShownCount } from './read-figures.ts'

/** 0.4321 → 43%. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

/** So many of so many with their 95 % interval; null where either is not shown, or there is nobody. */
export const shareOf = (part: ShownCount, whole: ShownCount): Interval | null =>
  part === null || whole === null || whole === 0 ? null : wilson(part, whole)

/** “43% (35% to 51%)”. */
export const shareSaid = (t: Translate, share: Interval | null): string =>
  share
    ? t('{share} ({low} to {high})', {
        share: percent(share.estimate),
        low: percent(share.low),
        high: percent(share.high),
      })
    : t('Too few to show')

/** “4 working days”, “3 hours”: an hour of a working day is a 24th of it, as on its clock. */
export const durationSaid = (t: Translate, days: number | null): string => {
  if (days === null) return t('Not for half of them')
  const hours = Math.round(days * 24)
  if (days < 0.1) return t('2 hours or less')
  if (days < 1) return t('{n} hours', { n: hours })
  return days === 1 ? t('1 working day') : t('{n} working days', { n: days })
}

export const countSaid = (t: Translate, n: ShownCount): string =>
  n === null ? t('Too few to show') : n.toLocaleString('en-GB')

/** Percentage points, with a sign: “38 points less often”. */
export const pointsOf = (difference: number): number => Math.round(Math.abs(difference) * 100)
