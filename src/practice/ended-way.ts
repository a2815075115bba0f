import { type Exercise, playOf } from '../pack/index.ts'
import { openField, type Sealing } from '../vault/index.ts'
import { walk } from './walk.ts'
import { type Way, wayFrom } from './way.ts'

/** A way that has come to an end, from what a page sent; else with which status it is refused. Only the seal says so. */
export function endedWay(
  sealing: (journey: string) => Sealing,
  exercise: Exercise,
  sealed: unknown,
  now: Date,
): Way | { readonly refused: 400 | 410 | 413 } {
  const opened = openField(sealing(`practice/${exercise.id}`), sealed, now)
  if ('refused' in opened) return opened
  const way = wayFrom(opened.value, exercise)
  const turn = way && walk(playOf(exercise, way.edition), way.moves).step.turn.kind
  return way && (turn === 'ending' || turn === 'done') ? way : { refused: 400 }
}
