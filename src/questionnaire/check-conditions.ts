import type { Problem } from '../kit/result.ts'
import { PREFER_NOT_TO_SAY, type Questionnaire } from './answers.ts'
import { type Simple, simpleOf } from './conditions.ts'
import { type Conditioned, placesOf, runOf, type Subject } from './places.ts'

const TESTS = ['is', 'is_any', 'includes', 'answered', 'all', 'any', 'not']

/** Faults of every condition by itself: its shape, whom it asks about, and the values that it names. */
export function checkConditions(definition: Questionnaire): Problem[] {
  const { subjects, conditioned } = placesOf(definition)
  return conditioned.flatMap((place) => {
    const shape = faultOfShape(place.condition)
    if (shape) return [{ where: place.where, ...shape }]
    return simpleOf(place.condition).flatMap((part) => {
      const subject = subjects.get(part.question)
      const fault = subject ? faultOfPlace(definition, place, subject) : unknownQuestion(part.question)
      const found = fault ?? (subject ? faultOfTest(part, subject) : null)
      return found ? [{ where: place.where, ...found }] : []
    })
  })
}

type Said = Omit<Problem, 'where'>

const unknownQuestion = (id: string): Said => ({
  what: `The condition asks about “${id}”, which is no question.`,
  right: 'Name the id of a question that is asked before, or of a repeated page.',
})

/** One test a part; `at_least` and `at_most` go together. */
function faultOfShape(condition: unknown): Said | null {
  if (typeof condition !== 'object' || condition === null)
    return { what: 'The condition is none.', right: 'Write {question: …, is: …}.' }
  const keys = Object.keys(condition)
  const tests = TESTS.filter((key) => keys.includes(key))
  const sized = keys.includes('at_least') || keys.includes('at_most')
  const joined = ['all', 'any', 'not'].some((key) => tests.includes(key))
  if (tests.length + (sized ? 1 : 0) !== 1 || keys.includes('question') === joined)
    return {
      what: `The condition has ${tests.length === 0 && !sized ? 'no test' : 'keys that do not go together'}.`,
      right: `One of ${TESTS.join(', ')}, or at_least with at_most; “question” with all but all, any and not.`,
    }
  const inner = condition as Record<string, unknown>
  const parts = [inner.all, inner.any, inner.not].flat().filter((part) => part !== undefined)
  return parts.map(faultOfShape).find((fault) => fault !== null) ?? null
}

/** Is what it asks about known by then? */
function faultOfPlace(definition: Questionnaire, place: Conditioned, subject: Subject): Said | null {
  const name = `“${subject.id}”`
  if (subject.at >= place.at)
    return {
      what:
        subject.question && subject.question === place.question
          ? `The condition of ${name} asks about ${name} itself.`
          : `The condition asks about ${name}, which comes later.`,
      right: 'Ask about what was answered before, or move one of the two.',
    }
  if (subject.page !== place.page && runOf(definition, place.page).includes(subject.page))
    return {
      what: `The condition asks about ${name}, and chance may ask that later.`,
      right: 'Take one of the two pages out of the random order.',
    }
  if (subject.question && subject.page.repeat && subject.page !== place.page)
    return {
      what: `The condition asks about ${name}, which is answered once for each ${subject.page.repeat.item}.`,
      right: `Ask how many there are: {question: ${subject.page.id}, at_least: 1}.`,
    }
  return null
}

/** Does the test suit the kind of answer, and is its value one that can be given? */
function faultOfTest(part: Simple, { id, question }: Subject): Said | null {
  if ('answered' in part) return null
  if (!('is' in part || 'is_any' in part || 'includes' in part)) {
    const sized = !question || question.type === 'number' || question.type === 'scale'
    if (!sized)
      return {
        what: `“${id}” is no number, so at_least and at_most say nothing of it.`,
        right: 'Use is or includes.',
      }
    return (part.at_least ?? -Infinity) > (part.at_most ?? Infinity)
      ? { what: 'at_least is greater than at_most.', right: 'Change one of the two.' }
      : null
  }
  if (!question)
    return {
      what: `“${id}” is a repeated page.`,
      right: 'Only answered, at_least and at_most ask about one.',
    }
  if (question.type === 'checkboxes' && !('includes' in part))
    return { what: `“${id}” can have several answers.`, right: `Write {question: ${id}, includes: …}.` }
  if (question.type !== 'checkboxes' && 'includes' in part)
    return { what: `“${id}” has one answer only.`, right: `Write {question: ${id}, is: …}.` }
  const values = 'is' in part ? [part.is] : 'is_any' in part ? part.is_any : [part.includes]
  const offered = offeredBy(question)
  const strange = values.filter((value) => offered && !offered.has(value))
  if (strange.length > 0 && offered)
    return {
      what: `“${strange.join('”, “')}” is no answer to “${id}”.`,
      right: `One of: ${[...offered].join(', ')}.`,
    }
  const kind = question.type === 'number' ? 'number' : 'string'
  return !offered && values.some((value) => typeof value !== kind)
    ? {
        what: `“${id}” is answered with a ${kind === 'number' ? 'number' : 'text'}.`,
        right: 'Write the value as one.',
      }
    : null
}

/** Everything that a question can be answered with, where that is a list. */
function offeredBy({ options, scale, prefer_not_to_say }: NonNullable<Subject['question']>) {
  const silent = prefer_not_to_say ? [PREFER_NOT_TO_SAY] : []
  if (options) return new Set<string | number>([...options.map(({ id }) => id), ...silent])
  if (!scale) return null
  return new Set<string | number>([
    ...Array.from({ length: scale.to - scale.from + 1 }, (_, i) => scale.from + i),
    ...silent,
  ])
}
