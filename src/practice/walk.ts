import type { Play, PlayChoice, PlayStep } from '../pack/index.ts'

/** One thing that the reader did: at which step, and what they chose there; null: they went on. */
export interface Move {
  readonly at: string
  readonly chose: string | null
}

/** A step that lies behind the reader, and what they chose there. */
export interface Passed {
  readonly step: PlayStep
  readonly chose: PlayChoice | null
}

export interface Walked {
  readonly passed: readonly Passed[]
  /** Where the reader is. */
  readonly step: PlayStep
  /** The moves that count. */
  readonly moves: readonly Move[]
  /** true: some of what was done no longer counts, since the exercise has changed. */
  readonly dropped: boolean
}

/**
 * Goes through an edition by what was done, from its beginning. A move that today's exercise does not know, and all
 * after it, is left out; so whatever comes in, a step of this edition comes out.
 */
export function walk(play: Play, moves: readonly Move[]): Walked {
  const passed: Passed[] = []
  let step = stepOf(play, play.first)
  for (const [i, move] of moves.entries()) {
    const next = move.at === step.id ? passing(step, move.chose) : null
    if (!next || !play.steps.has(next.go)) return { passed, step, moves: moves.slice(0, i), dropped: true }
    passed.push({ step, chose: next.chose })
    step = stepOf(play, next.go)
  }
  return { passed, step, moves, dropped: false }
}

const stepOf = ({ steps }: Play, id: string): PlayStep => {
  const step = steps.get(id)
  if (!step) throw new Error('An exercise that was checked has each step that it leads to.')
  return step
}

/** Where a move leads from a step; null where it is none of this step's. */
function passing({ turn }: PlayStep, chose: string | null): { go: string; chose: PlayChoice | null } | null {
  if (turn.kind === 'choice') {
    const choice = turn.choices.find(({ id }) => id === chose)
    return choice ? { go: choice.go, chose: choice } : null
  }
  if (turn.kind === 'pause' || turn.kind === 'go') return chose === null ? { go: turn.go, chose: null } : null
  return null
}

/** What was done up to the last choice, without it: from there another way can be tried. Empty: there was none. */
export function beforeLastChoice(moves: readonly Move[]): readonly Move[] {
  const last = moves.findLastIndex(({ chose }) => chose !== null)
  return last === -1 ? [] : moves.slice(0, last)
}
