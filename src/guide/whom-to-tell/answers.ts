import { Recent } from '../../kit/recent.ts'
import {
  type Answer,
  type Chosen,
  contradicting,
  decide,
  type Facts,
  type Pack,
  type Question,
  type Way as WayOver,
  wayOver,
} from '../../pack/index.ts'
import { keeping } from './keep.ts'

export type { Chosen }

/**
 * The most ways and answers kept: a walk asks every rule at every question. They are kept by the ids of the pack's
 * questions and options, which nobody types, and hold nothing of who asked.
 */
const MOST_KEPT = 2000

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
  const known = walked.get(pack) ?? new Recent<Way>(MOST_KEPT)
  walked.set(pack, known)
  return known.get(JSON.stringify(given), () => {
    const way = wayOver(pack, given, (...asked) => checkAnswer(...asked) === null)
    return { ...way, dropped: Object.keys(given).some((id) => !(id in way.chosen)) }
  })
}

const walked = new WeakMap<Pack, Recent<Way>>()

/** What is wrong with an answer; null where it is right. */
export type AnswerFault = 'nothing' | 'not-offered' | 'one-only' | 'alone' | 'contradiction'

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
  if (question.kind === 'several' && contradicting(picked)) return 'contradiction'
  return null
}

/** The answers before this question, in order: what its page goes back to. */
export function before(chosen: Chosen, id: string): Chosen {
  const all = Object.entries(chosen)
  const at = all.findIndex(([question]) => question === id)
  return Object.fromEntries(at < 0 ? all : all.slice(0, at))
}

/** The answer to "whom should I tell?" at this moment, of a way that has come to its end. */
export function answerAt(pack: Pack, chosen: Chosen, facts: Facts, now: Date, language: string): Answer {
  const keep = answered.get(pack) ?? keeping<Answer>(pack, MOST_KEPT)
  answered.set(pack, keep)
  return keep(`${language} ${JSON.stringify(chosen)}`, now, () =>
    decide(pack, { ...facts, at: now.toISOString() }, language),
  )
}

const answered = new WeakMap<Pack, ReturnType<typeof keeping<Answer>>>()
