import {
  type Answer,
  type Chosen,
  decide,
  type Facts,
  offeredOptions,
  type Pack,
  type Question,
  wayOver,
} from '../pack/index.ts'

export type { Chosen }

/** Where somebody is on the way to an answer. */
export interface Way {
  /** The answers that still count, in the order in which they were asked. */
  readonly chosen: Chosen
  /** The question to ask next; null when the answer is reached. */
  readonly next: Question | null
  /** Whether an answer was dropped because it no longer counts or is no longer offered. */
  readonly dropped: boolean
}

/**
 * Walks from the start over the answers given. What became irrelevant by an earlier answer, or is not in today's
 * pack, is dropped; it is never kept half true.
 */
export function walk(pack: Pack, given: Chosen): Way {
  const { chosen, next } = wayOver(pack, given, (...asked) => faultOf(...asked) === null)
  return { chosen, next, dropped: Object.keys(given).some((id) => !(id in chosen)) }
}

/** What is wrong with an answer; null where it is right. */
export type AnswerFault = 'nothing' | 'not-offered' | 'one-only' | 'alone'

export function checkAnswer(
  pack: Pack,
  before: Chosen,
  question: Question,
  answer: readonly string[],
): AnswerFault | null {
  return faultOf(question, offeredOptions(pack, before, question), answer)
}

function faultOf(
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
