import { openField, type Sealing } from '../../vault/index.ts'
import { isWhole, type Library, type Round, roundFrom } from './round.ts'

/** What rounds travel sealed as. */
export const ROUNDS = 'practice/scenarios'

/** Whether every file of a round was answered to its end, and its end was looked at. */
export const isDone = (library: Library, round: Round): boolean =>
  round.over && round.stories.every((_, nth) => isWhole(library, round, nth))

/** The round that a page sent; null: of a pack that is no more; else with which status it is refused. */
export function sentRound(
  seal: Sealing,
  library: Library,
  sealed: unknown,
  now: Date,
): Round | null | { readonly refused: 400 | 410 | 413 } {
  const opened = openField(seal, sealed, now)
  return 'refused' in opened ? opened : roundFrom(opened.value, library)
}

/** A round of a set that is done, from what a page sent; else with which status it is refused. Only the seal says so. */
export function endedRound(
  sealing: (journey: string) => Sealing,
  library: Library,
  set: string,
  sealed: unknown,
  now: Date,
): Round | { readonly refused: 400 | 410 | 413 } {
  const round = sentRound(sealing(ROUNDS), library, sealed, now)
  if (round && 'refused' in round) return round
  return round?.set === set && isDone(library, round) ? round : { refused: 400 }
}
