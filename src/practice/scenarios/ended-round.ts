import { openField, type Sealing } from '../../vault/index.ts'
import { isWhole, type Library, type Round, roundFrom } from './round.ts'

/** What rounds travel sealed as. */
export const ROUNDS = 'practice/scenarios'

/** Whether every file of a round was answered to its end, and its end was looked at. */
export const isDone = (library: Library, round: Round): boolean =>
  round.over && round.stories.every((_, nth) => isWhole(library, round, nth))

/** A round of a set that is done, from what a page sent; else with which status it is refused. Only the seal says so. */
export function endedRound(
  sealing: (journey: string) => Sealing,
  library: Library,
  set: string,
  sealed: unknown,
  now: Date,
): Round | { readonly refused: 400 | 410 | 413 } {
  const opened = openField(sealing(ROUNDS), sealed, now)
  if ('refused' in opened) return opened
  const round = roundFrom(opened.value, library)
  return round?.set === set && isDone(library, round) ? round : { refused: 400 }
}
