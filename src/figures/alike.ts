import type { Pack } from '../pack/index.ts'
import type { Followed, Grouping } from './followed.ts'

/**
 * Whether what was decided led to help; null where it cannot be compared. What the pack says nothing of (`helps`) is not compared, nor
 * what came to a team whose every decision helps or none does. Nobody decided within the days that are followed: that
 * is no help in that time.
 */
export const helpedOf = (pack: Pack, { team, decided }: Followed): boolean | null => {
  const outcomes = pack.desk?.outcomes ?? []
  if (team === null) return null
  const may = new Set(
    outcomes.filter(({ teams }) => teams.includes(team)).flatMap(({ helps }) => helps ?? []),
  )
  if (may.size < 2) return null
  return decided === null ? false : (outcomes.find(({ id }) => id === decided)?.helps ?? null)
}

/**
 * What children have to have in common to be compared: the same team, the same harms, significant harm feared or not,
 * signs of the same weight (one that the pack calls more than soft, soft ones alone, none coded), under 13 or not unless
 * ages are compared, and the same gender, where it is known, unless genders are. Signs are not counted, and no child has a score.
 */
export const alikeOf = (pack: Pack, grouping: Grouping, one: Followed): string =>
  [
    one.team,
    [...one.harms].sort().join('+') || 'no-harm',
    one.significant ? 'significant' : 'not-yet',
    one.signs.length === 0 ? 'no-sign' : one.signs.every((id) => pack.signs.get(id)?.soft) ? 'soft' : 'sign',
    ...(grouping === 'gender' ? [] : [one.gender ?? 'not-known']),
    ...(grouping === 'age' ? [] : [one.ageBand === 'under-13' ? 'under-13' : 'older']),
  ].join('/')
