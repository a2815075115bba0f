import { Recent } from '../kit/recent.ts'
import {
  type Answer,
  type Chosen,
  decide,
  type Facts,
  type Pack,
  type Question,
  type Way as WayOver,
  wayOver,
} from '../pack/index.ts'

export type { Chosen }

/** Where somebody is on the way to an answer. */
export interface Way extends WayOver {
  /** Whether an answer was dropped because it no longer counts or is no longer offered. */
  readonly dropped: boolean
}

/**
 * Walks from the start over the answers given. What became irrelevant by an earlier answer, or is not in today's
 * pack, is dropped; it is never kept half true.
 */
export function walk(pack: Pack, given: Chosen): Way {
  const known = walked.get(pack) ?? new Recent<Way>(MOST_WALKED)
  walked.set(pack, known)
  return known.get(JSON.stringify(given), () => {
    const way = wayOver(pack, given, (...asked) => checkAnswer(...asked) === null)
    return { ...way, dropped: Object.keys(given).some((id) => !(id in way.chosen)) }
  })
}

/** A walk asks every rule at every question. Kept by ids of the pack's questions and options; nobody types them. */
const walked = new WeakMap<Pack, Recent<Way>>()
const MOST_WALKED = 2000

/** What is wrong with an answer; null where it is right. */
export type AnswerFault = 'nothing' | 'not-offered' | 'one-only' | 'alone'

export function checkAnswer(
  question: Question,
  options: Question['options'],
  answer: readonly string[],
): AnswerFault | null {
  if (answer.length === 0) return 'nothing'
  const picked = options.filter(({ id }) => answer.includes(id))
  if (picked.length !== new Set(answer).size || picked.length !== answer.length) return 'not-offered'
  if (question.kind === 'one' && answer.length > 1) return 'one-only'
  if (answer.length > 1 && picked.some(({ alone }) => alone)) return 'alone'
  return null
}

/** The answers before this question, in order: what its page goes back to. */
export function before(chosen: Chosen, id: string): Chosen {
  const all = Object.entries(chosen)
  const at = all.findIndex(([question]) => question === id)
  return Object.fromEntries(at < 0 ? all : all.slice(0, at))
}

/** The answer to "whom should I tell?" at this moment. */
export function answerAt(pack: Pack, facts: Facts, now: Date, language: string): Answer {
  return decide(pack, { ...facts, at: now.toISOString() }, language)
}
