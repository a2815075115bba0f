import { type Answer, type Answers, type AskedQuestion, PREFER_NOT_TO_SAY } from './answers.ts'
import type { Simple } from './conditions.ts'
import { faultOf } from './fault-of.ts'
import type { Subject } from './places.ts'

/** Options of checkboxes that conditions may name together before their combinations are too many. */
const MOST_NAMED = 12
/** Stands for any text that no condition names. */
const SOME_TEXT = 'some text\u0000'
const ANY_DAY = new Date(0)

/**
 * One answer of every kind that these conditions can tell apart, among those that the question accepts; null where
 * there are too many kinds. Nothing else needs to be tried.
 */
export function possibleAnswers({ page, question }: Subject, parts: readonly Simple[]): Answer[] | null {
  if (!question) {
    const { min = 0, max = 0 } = page.repeat ?? {}
    return Array.from({ length: max - min + 1 }, (_, i) =>
      Array.from({ length: min + i }, (): Answers => ({})),
    )
  }
  const named = parts.flatMap((part) => {
    if ('is' in part) return [part.is]
    if ('is_any' in part) return part.is_any
    return 'includes' in part ? [part.includes] : []
  })
  const answers = candidates(question, named, parts)
  if (!answers) return null
  const blank: Answer = question.type === 'checkboxes' ? [] : ''
  return [blank, ...answers].filter(
    (answer) => answer === SOME_TEXT || faultOf(question, answer, 'other', ANY_DAY) === null,
  )
}

function candidates(question: AskedQuestion, named: readonly (string | number)[], parts: readonly Simple[]) {
  const { type, options = [], scale } = question
  const silent = question.prefer_not_to_say ? [PREFER_NOT_TO_SAY] : []
  const ids = [...options.map(({ id }) => id), ...silent]
  switch (type) {
    case 'radios':
    case 'select':
      return [
        ...ids.filter((id) => named.includes(id)),
        ...ids.filter((id) => !named.includes(id)).slice(0, 1),
      ]
    case 'checkboxes':
      return ticks(question, ids, named)
    case 'scale':
      return [
        ...Array.from(
          { length: (scale?.to ?? 0) - (scale?.from ?? 0) + 1 },
          (_, i) => (scale?.from ?? 0) + i,
        ),
        ...silent,
      ]
    case 'number':
      return numbers(question, named, parts)
    default:
      return [SOME_TEXT, ...named]
  }
}

/** Each set of the named options, with as few others as make it an answer; and each kind of other alone. */
function ticks(
  question: AskedQuestion,
  ids: readonly string[],
  named: readonly (string | number)[],
): string[][] | null {
  const told = ids.filter((id) => named.includes(id))
  if (told.length > MOST_NAMED) return null
  const others = ids.filter((id) => !named.includes(id))
  const alone = others.filter(
    (id) => id === PREFER_NOT_TO_SAY || question.options?.some((one) => one.id === id && one.exclusive),
  )
  const along = others.filter((id) => !alone.includes(id))
  const fits = (answer: readonly string[]): boolean => faultOf(question, answer, 'other', ANY_DAY) === null
  const sets = alone.slice(0, 1).map((id) => [id])
  for (let set = 0; set < 2 ** told.length; set++) {
    const picked = told.filter((_, i) => set & (1 << i))
    const filled = [...along.keys(), along.length]
      .map((count) => [...picked, ...along.slice(0, count)])
      .filter((answer) => answer.length > 0 && fits(answer))
    if (filled[0]) sets.push(filled[0])
  }
  return sets
}

/** The numbers at which a condition changes its mind, and one on either side of each. */
function numbers(
  { min, max, decimals = 0 }: AskedQuestion,
  named: readonly (string | number)[],
  parts: readonly Simple[],
) {
  const step = 10 ** -decimals
  const bounds = parts.flatMap((part) =>
    'at_least' in part || 'at_most' in part ? [part.at_least, part.at_most] : [],
  )
  const marks = [...named, ...bounds, min, max, 0].filter((mark) => typeof mark === 'number')
  const round = (number: number): number => Number(number.toFixed(decimals))
  return [...new Set(marks.flatMap((mark) => [round(mark - step), round(mark), round(mark + step)]))]
}
