import type { AnswerCondition } from '../pack/index.ts'
import type { Answer } from './answers.ts'
import { allOf, fulfils, simpleOf } from './conditions.ts'
import type { Subject } from './places.ts'
import { possibleAnswers } from './possible-answers.ts'

/** Ways tried for one condition before it is left undecided: some tens of milliseconds. */
const MOST_WAYS = 50_000

/**
 * Can a condition ever hold, given the questions before it? Exact: every kind of answer to every question that it
 * depends on is tried, a question being answered only where it is asked. `null` where there are too many ways to try.
 */
export function canHold(condition: AnswerCondition, subjects: ReadonlyMap<string, Subject>): boolean | null {
  const cone = coneOf(condition, subjects)
  const all = [condition, ...cone.flatMap((subject) => askedIf(subject) ?? [])].flatMap(simpleOf)
  const domains = cone.map((subject) =>
    possibleAnswers(
      subject,
      all.filter(({ question }) => question === subject.id),
    ),
  )
  if (domains.some((domain) => domain === null)) return null
  const known = new Map<string, Answer | undefined>()
  let ways = 0
  const search = (at: number): boolean | null => {
    if (++ways > MOST_WAYS) return null
    const verdict = threefold(condition, known)
    if (verdict !== undefined) return verdict
    const subject = cone[at]
    if (!subject) return false
    const asked = askedIf(subject)
    const relevant = asked === undefined || threefold(asked, known) === true
    let undecided = false
    for (const answer of relevant ? (domains[at] ?? []) : [undefined]) {
      known.set(subject.id, answer)
      const found = search(at + 1)
      known.delete(subject.id)
      if (found) return true
      if (found === null) undecided = true
      if (ways > MOST_WAYS) return null
    }
    return undecided ? null : false
  }
  return search(0)
}

/** When a question is asked; undefined: always. */
export const askedIf = ({ page, question }: Subject): AnswerCondition | undefined =>
  allOf(page.if, question?.if)

/** Everything that a condition depends on, in the order of asking. */
function coneOf(condition: AnswerCondition, subjects: ReadonlyMap<string, Subject>): Subject[] {
  const cone = new Set<Subject>()
  const add = (one: AnswerCondition): void => {
    for (const { question } of simpleOf(one)) {
      const subject = subjects.get(question)
      if (!subject || cone.has(subject)) continue
      cone.add(subject)
      const asked = askedIf(subject)
      if (asked) add(asked)
    }
  }
  add(condition)
  return [...cone].sort((a, b) => a.at - b.at)
}

/** True or false where what is known settles it already, else undefined. */
function threefold(
  condition: AnswerCondition,
  known: ReadonlyMap<string, Answer | undefined>,
): boolean | undefined {
  if ('not' in condition) {
    const inner = threefold(condition.not, known)
    return inner === undefined ? undefined : !inner
  }
  if ('all' in condition || 'any' in condition) {
    const settles = 'any' in condition
    const parts = ('any' in condition ? condition.any : condition.all).map((part) => threefold(part, known))
    if (parts.includes(settles)) return settles
    return parts.includes(undefined) ? undefined : !settles
  }
  return known.has(condition.question) ? fulfils(condition, known.get(condition.question)) : undefined
}
