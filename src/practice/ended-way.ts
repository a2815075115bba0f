import { type Exercise, playOf } from '../pack/index.ts'
import type { Sealing } from '../vault/index.ts'
import { walk } from './walk.ts'
import { type Way, wayFrom } from './way.ts'

/** A way that has come to an end, from what a page sent; else with which status it is refused. Only the seal says so. */
export function endedWay(
  sealing: (journey: string) => Sealing,
  exercise: Exercise,
  sealed: unknown,
  now: Date,
): Way | { readonly refused: 400 | 410 | 413 } {
  if (typeof sealed !== 'string') return { refused: 400 }
  const opened = sealing(`practice/${exercise.id}`).unseal(sealed, now)
  if (!opened.ok) return { refused: opened.why === 'forged' ? 400 : opened.why === 'too-old' ? 410 : 413 }
  const way = wayFrom(opened.value, exercise)
  const turn = way && walk(playOf(exercise, way.edition), way.moves).step.turn.kind
  return way && (turn === 'ending' || turn === 'done') ? way : { refused: 400 }
}
