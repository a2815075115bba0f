import type { AnswerCondition } from '../pack/index.ts'
import type { Answer, Answers } from './answers.ts'

/** The answer to a question as far as it is known here; undefined where it was not asked. */
export type Lookup = (id: string) => Answer | undefined

/** One's own answer by id: what an object inherits is none. */
export const own = (answers: Answers, id: string): Answer | undefined =>
  Object.hasOwn(answers, id) ? answers[id] : undefined

export const isBlank = (answer: Answer | undefined): boolean =>
  answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)

/** Does a condition hold for these answers? Of what was not asked, only `not` is true. */
export function holds(condition: AnswerCondition, answerTo: Lookup): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answerTo))
  if ('any' in condition) return condition.any.some((part) => holds(part, answerTo))
  if ('not' in condition) return !holds(condition.not, answerTo)
  return fulfils(condition, answerTo(condition.question))
}

/** A condition about one question. */
export type Simple = Extract<AnswerCondition, { question: string }>

export function fulfils(condition: Simple, answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  if ('is' in condition) return answer === condition.is
  if ('is_any' in condition) return condition.is_any.some((value) => value === answer)
  if ('includes' in condition) return Array.isArray(answer) && answer.includes(condition.includes)
  if ('answered' in condition) return !isBlank(answer)
  const size = Array.isArray(answer) ? answer.length : answer
  const { at_least = -Infinity, at_most = Infinity } = condition
  return typeof size === 'number' && size >= at_least && size <= at_most
}

/** The conditions about one question within a condition, from left to right. */
export const simpleOf = (condition: AnswerCondition): readonly Simple[] => {
  if ('all' in condition) return condition.all.flatMap(simpleOf)
  if ('any' in condition) return condition.any.flatMap(simpleOf)
  return 'not' in condition ? simpleOf(condition.not) : [condition]
}

/** All of these, where they are given. */
export const allOf = (
  ...conditions: readonly (AnswerCondition | undefined)[]
): AnswerCondition | undefined => {
  const given = conditions.filter((condition) => condition !== undefined)
  return given.length > 1 ? { all: given } : given[0]
}
