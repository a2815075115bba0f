import type { KeptType } from '../pack/index.ts'
import type { Reader } from './reader.ts'

/** How long, in words: "35 years after the last thing that was done". */
export const periodWords = ({ t }: Reader, { keep }: KeptType): string => {
  const long = [
    keep.years && (keep.years === 1 ? t('1 year') : t('{n} years', { n: keep.years })),
    keep.months && (keep.months === 1 ? t('1 month') : t('{n} months', { n: keep.months })),
  ].filter(Boolean)
  const from = {
    told: t('after it was told'),
    'last-done': t('after the last thing that was said or done'),
    closed: t('after it was closed'),
    'child-18': t('after the end of the year in which the child is 18'),
    decided: t('after it was decided'),
    answered: t('after it was written'),
    held: t('after the day of the group'),
    ended: t('after their last role ended'),
  }[keep.from]
  return [long.join(' '), from].filter(Boolean).join(' ')
}
