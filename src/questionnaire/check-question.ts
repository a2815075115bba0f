import type { Problem } from '../kit/result.ts'
import { type AskedPage, type AskedQuestion, PREFER_NOT_TO_SAY, type QuestionType } from './answers.ts'
import { boundOf, patternOf } from './fault-of.ts'
import { whereQuestion } from './places.ts'

/** Which kinds of question each key suits. */
const SUITS: Partial<Record<keyof AskedQuestion, readonly QuestionType[]>> = {
  options: ['radios', 'checkboxes', 'select'],
  order: ['radios', 'checkboxes'],
  prefer_not_to_say: ['radios', 'checkboxes', 'select', 'scale'],
  scale: ['scale'],
  min: ['number', 'date', 'checkboxes'],
  max: ['number', 'date', 'checkboxes'],
  decimals: ['number'],
  max_length: ['text', 'textarea'],
  pattern: ['text'],
  pattern_says: ['text'],
  partial: ['date'],
  open: ['text', 'textarea'],
}

/** Faults of one question by itself. */
export function checkQuestion(page: AskedPage, question: AskedQuestion): Problem[] {
  const found: Omit<Problem, 'where'>[] = []
  const say = (what: string, right: string): void => void found.push({ what, right })
  const { type, options = [], scale, pattern } = question
  for (const [key, types] of Object.entries(SUITS)) {
    const given = question[key as keyof AskedQuestion]
    if (given !== undefined && given !== false && given !== 'given' && !types.includes(type))
      say(
        `“${key}” says nothing of a question of the type ${type}.`,
        `Leave it out, or use ${types.join(' or ')}.`,
      )
  }
  if (SUITS.options?.includes(type) && options.length === 0)
    say('There is nothing to choose from.', 'Add options.')
  if (type === 'scale' && !scale) say('The scale is missing.', 'Add “scale:” with from, to and their labels.')
  if (scale && (scale.to <= scale.from || scale.to - scale.from > 20))
    say('The scale does not go up, or has more than 21 steps.', 'From 0 to 10 is usual.')
  checkOptions(question, say)
  checkBounds(question, say)
  if (pattern !== undefined) {
    try {
      patternOf(pattern)
    } catch {
      say('The pattern is no regular expression.', 'Write one as JavaScript reads it with the flag u.')
    }
    if (!question.pattern_says) say('It is not said what the pattern asks for.', 'Add “pattern_says:”.')
  }
  return found.map((problem) => ({ where: whereQuestion(page, question), ...problem }))
}

type Say = (what: string, right: string) => void

function checkOptions({ type, options = [], order }: AskedQuestion, say: Say): void {
  const ids = options.map(({ id }) => id)
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
    say(`The option “${id}” stands twice: nobody can choose the second.`, 'Each option has an id of its own.')
  if (ids.includes(PREFER_NOT_TO_SAY))
    say(`“${PREFER_NOT_TO_SAY}” is no name for an option.`, 'Write “prefer_not_to_say: true” instead.')
  const exclusive = options.filter((option) => option.exclusive)
  if (exclusive.length > 0 && type !== 'checkboxes')
    say(
      'Only checkboxes have exclusive options: of the others one is chosen anyway.',
      'Leave “exclusive” out.',
    )
  if (type === 'checkboxes' && options.length > 0 && exclusive.length === options.length)
    say('Every option is exclusive: never can two be ticked.', 'Use radios.')
  const other = options.filter((option) => option.other)
  if (other.length > 1) say('Two options have a box of their own.', 'Keep “other” of one of them.')
  if (other.length > 0 && type === 'select') say('A select has no place for a box.', 'Use radios.')
  const free = options.filter((option) => !(option.fixed || option.exclusive || option.other))
  if (order === 'random' && free.length < 2)
    say(
      'Fewer than two options are left to be put in random order.',
      'Leave “order” out, or “fixed” of some.',
    )
}

function checkBounds({ type, min, max, decimals = 0, options = [] }: AskedQuestion, say: Say): void {
  const bounds = [min, max].filter((bound) => bound !== undefined)
  if (type === 'date') {
    if (bounds.some((bound) => typeof bound !== 'string'))
      say('A bound of a date is no day.', 'Write “2026-11-23” or “today”.')
    const [first, last] = [min, max].map((bound) =>
      bound === 'today' ? undefined : boundOf(bound, new Date(0)),
    )
    if (first && last && first > last) say('No date is right: min is after max.', 'Change one of the two.')
    return
  }
  if (type !== 'number' && type !== 'checkboxes') return
  if (bounds.some((bound) => typeof bound !== 'number')) {
    say('A bound is no number.', 'Write it as a number.')
    return
  }
  const [least, most] = [Number(min ?? -Infinity), Number(max ?? Infinity)]
  if (type === 'number') {
    const step = 10 ** decimals
    if (Math.ceil(least * step) > Math.floor(most * step))
      say('No number is right: none is between min and max.', 'Change one of the two, or “decimals”.')
    return
  }
  const together = options.filter(({ exclusive }) => !exclusive).length
  if (least > most || most < 1)
    say('No answer is right: fewer may be ticked than must be.', 'Change min or max.')
  if (least > together) say(`Only ${together} options can be ticked together.`, 'Make min smaller.')
}
