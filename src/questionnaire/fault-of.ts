import { dayOf } from '../pack/index.ts'
import { type Answer, type AskedQuestion, PREFER_NOT_TO_SAY } from './answers.ts'
import { isBlank } from './conditions.ts'

/** What can be wrong with an answer. What is said of each is in fault-words.ts. */
export const FAULTS = [
  'blank',
  'not-offered',
  'alone',
  'too-few',
  'too-many',
  'other-blank',
  'other-too-long',
  'too-long',
  'pattern',
  'not-a-number',
  'not-whole',
  'too-precise',
  'too-small',
  'too-large',
  'not-a-date',
  'day-missing',
  'month-missing',
  'year-missing',
  'too-early',
  'too-late',
] as const
export type FaultKind = (typeof FAULTS)[number]

/** The longest text of a line and of a box where the question does not say, and of a "please say", in characters. */
const LENGTHS = { text: 200, textarea: 2000 } as const
export const OTHER_LENGTH = 200

export const lengthOf = ({ type, max_length }: AskedQuestion): number =>
  max_length ?? (type === 'textarea' ? LENGTHS.textarea : LENGTHS.text)

/** What is wrong with an answer; null where it is right. Whatever comes out of a page or a seal may be asked. */
export function faultOf(
  question: AskedQuestion,
  answer: Answer | undefined,
  other: Answer | undefined,
  now: Date,
): FaultKind | null {
  // Asked and left blank is [] of checkboxes and '' of all else.
  if (answer !== undefined && Array.isArray(answer) !== (question.type === 'checkboxes')) return 'not-offered'
  if (isBlank(answer)) return question.required ? 'blank' : null
  switch (question.type) {
    case 'radios':
    case 'select':
      return faultOfChoice(question, [answer], other)
    case 'checkboxes':
      return Array.isArray(answer) ? faultOfTicks(question, answer, other) : 'not-offered'
    case 'scale':
      return faultOfScale(question, answer)
    case 'number':
      return faultOfNumber(question, answer)
    case 'date':
      return faultOfDate(question, answer, now)
    default:
      return faultOfText(question, answer)
  }
}

function faultOfChoice(
  { options = [], prefer_not_to_say }: AskedQuestion,
  picked: readonly unknown[],
  other: Answer | undefined,
): FaultKind | null {
  const offered = (id: unknown): boolean =>
    options.some((option) => option.id === id) || (prefer_not_to_say === true && id === PREFER_NOT_TO_SAY)
  if (!picked.every(offered)) return 'not-offered'
  if (!options.some((option) => option.other && picked.includes(option.id))) return null
  if (typeof other !== 'string' || other.trim() === '') return 'other-blank'
  return other.length > OTHER_LENGTH ? 'other-too-long' : null
}

function faultOfTicks(question: AskedQuestion, ticks: readonly unknown[], other: Answer | undefined) {
  if (new Set(ticks).size !== ticks.length) return 'not-offered'
  const fault = faultOfChoice(question, ticks, other)
  const alone = ticks.some((id) => standsAlone(question, id))
  if (fault === 'not-offered') return fault
  if (alone) return ticks.length > 1 ? 'alone' : fault
  const { min, max } = question
  if (typeof min === 'number' && ticks.length < min) return 'too-few'
  if (typeof max === 'number' && ticks.length > max) return 'too-many'
  return fault
}

/** Ticked with nothing else: an exclusive option, or not saying. */
const standsAlone = ({ options = [] }: AskedQuestion, id: unknown): boolean =>
  id === PREFER_NOT_TO_SAY || options.some((option) => option.id === id && option.exclusive)

function faultOfScale({ scale, prefer_not_to_say }: AskedQuestion, answer: Answer | undefined) {
  if (prefer_not_to_say && answer === PREFER_NOT_TO_SAY) return null
  const inside =
    scale && Number.isInteger(answer) && Number(answer) >= scale.from && Number(answer) <= scale.to
  return inside ? null : 'not-offered'
}

function faultOfNumber({ min, max, decimals = 0 }: AskedQuestion, answer: Answer | undefined) {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'not-a-number'
  const places = String(answer).split('.')[1]?.length ?? 0
  if (places > decimals) return decimals === 0 ? 'not-whole' : 'too-precise'
  if (typeof min === 'number' && answer < min) return 'too-small'
  return typeof max === 'number' && answer > max ? 'too-large' : null
}

function faultOfText(question: AskedQuestion, answer: Answer | undefined): FaultKind | null {
  if (typeof answer !== 'string') return 'pattern'
  if (answer.length > lengthOf(question)) return 'too-long'
  return question.pattern === undefined || patternOf(question.pattern).test(answer) ? null : 'pattern'
}

const patterns = new Map<string, RegExp>()

/** A pattern as it is applied: to the whole text. Throws where it is no regular expression. */
export function patternOf(source: string): RegExp {
  const pattern = patterns.get(source) ?? new RegExp(`^(?:${source})$`, 'u')
  if (patterns.size > 1000) patterns.clear()
  patterns.set(source, pattern)
  return pattern
}

/** A bound of a date as a day: `2026-11-23`. */
export const boundOf = (bound: string | number | undefined, now: Date): string | undefined => {
  if (typeof bound !== 'string') return undefined
  return bound === 'today' ? dayOf(now) : bound
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

function faultOfDate({ partial, min, max }: AskedQuestion, answer: Answer | undefined, now: Date) {
  const parts = typeof answer === 'string' ? DATE.exec(answer) : null
  if (!parts || typeof answer !== 'string') return 'not-a-date'
  const [, year = '', month, day] = parts
  if (!partial && month === undefined) return 'month-missing'
  if (!partial && day === undefined) return 'day-missing'
  if (!isReal(Number(year), Number(month ?? 1), Number(day ?? 1))) return 'not-a-date'
  // Part of a date is too early only where all of it is.
  const [first, last] = [boundOf(min, now), boundOf(max, now)]
  if (first !== undefined && answer < first.slice(0, answer.length)) return 'too-early'
  return last !== undefined && answer > last.slice(0, answer.length) ? 'too-late' : null
}

const isReal = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
