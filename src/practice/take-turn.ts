import { type Sent, sentText } from '../kit/sent.ts'
import { type Exercise, playOf } from '../pack/index.ts'
import type { CodedAnswers } from './sharing/coded.ts'
import { beforeLastChoice, type Walked, walk } from './walk.ts'
import { isCarried, type Way } from './way.ts'

/** Where somebody is after what they sent. */
export interface Taken {
  readonly way: Way
  readonly walked: Walked
  /** How many moves lie before what is new on the page; null: nothing is new. */
  readonly newFrom: number | null
}

/** Begins an exercise in the edition that was sent; null where it has none such. `answered`: what was asked before it. */
export function begin(exercise: Exercise, sent: Sent, seed: string, answered?: CodedAnswers): Taken | null {
  const asked = sentText(sent, 'edition')
  const edition = exercise.editions.find((each) => each === asked)
  if (edition === undefined) return null
  const carried = isCarried(sent.carried) ? { carried: sent.carried } : {}
  const way: Way = { edition, seed, moves: [], ...(answered ? { before: answered } : {}), ...carried }
  return { way, walked: walk(playOf(exercise, edition), []), newFrom: 0 }
}

/**
 * One turn, from the way so far and what was sent: `choice` (its id), or `go`: `on`, `back`, or `again` (from the last
 * choice). `at` says which step was on the page: what was sent from an old page shows where the way is, and moves nothing.
 */
export function takeTurn(exercise: Exercise, way: Way, sent: Sent): Taken {
  const play = playOf(exercise, way.edition)
  const before = walk(play, way.moves)
  const taken = (moves: Way['moves'], newFrom: number | null): Taken => {
    const walked = walk(play, moves)
    return { way: { ...way, moves: walked.moves }, walked, newFrom }
  }
  const [go, choice, at] = [sentText(sent, 'go'), sentText(sent, 'choice'), sentText(sent, 'at')]
  if (go === 'back') return taken(before.moves.slice(0, -1), null)
  if (go === 'again') return taken(beforeLastChoice(before.moves), null)
  if (at !== before.step.id || (go !== 'on' && choice === '')) return taken(before.moves, null)
  const moves = [...before.moves, { at, chose: choice || null }]
  const after = walk(play, moves)
  return after.dropped ? taken(before.moves, null) : taken(after.moves, before.moves.length)
}
