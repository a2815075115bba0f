import { type Sent, typedText } from '../kit/sent.ts'
import type { Answer } from './answers.ts'
import type { FaultKind } from './fault-of.ts'

interface ReadValue {
  readonly answer: Answer
  readonly fault?: { kind: FaultKind; part?: 'day' | 'month' | 'year' }
}

/** Control characters, but for tab and line break: nobody typed them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F]/g

/** Text without the space around it; of a line, without line breaks within it. */
export const readText = (typed: string, lines: boolean): string => {
  const text = typed.replace(/\r\n?/g, '\n').replace(CONTROL, '').trim()
  return lines ? text : text.replace(/\s*\n\s*/g, ' ')
}

/** A number as people write it: `1,200`, `1 200`, `3.5`. */
export function readNumber(typed: string): ReadValue {
  const text = typed.trim()
  if (text === '') return { answer: '' }
  const plain = text.replace(/(?<=\d)[, ](?=\d{3}(?!\d))/g, '').replace(/^\u2212/, '-')
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(plain)) return { answer: '', fault: { kind: 'not-a-number' } }
  return { answer: Number(plain) + 0 }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date from three boxes, of which the first one or two may be left blank where a part will do. */
export function readDate(form: Sent, id: string, partial: boolean): ReadValue {
  const typed = (part: string): string => typedText(form, `${id}/${part}`)
  const [day, month, year] = [typed('day'), monthOf(typed('month')), typed('year')]
  if (day === '' && month === '' && year === '') return { answer: '' }
  const missing = (['day', 'month', 'year'] as const).find(
    (part) => ({ day, month, year })[part] === '' && !(partial && isLeftOut(part, day, month)),
  )
  if (missing) return { answer: '', fault: { kind: `${missing}-missing`, part: missing } }
  if (!/^\d{4}$/.test(year)) return wrong('year')
  if (month !== '' && !(/^\d{1,2}$/.test(month) && Number(month) >= 1 && Number(month) <= 12))
    return wrong('month')
  if (day !== '' && !/^\d{1,2}$/.test(day)) return wrong('day')
  const parts = [year, month, day].filter((part) => part !== '')
  return { answer: parts.map((part) => part.padStart(2, '0')).join('-') }
}

/** Leaving out the day is fine; the month only with the day. */
const isLeftOut = (part: 'day' | 'month' | 'year', day: string, month: string): boolean =>
  part === 'day' || (part === 'month' && day === '' && month === '')

const wrong = (part: 'day' | 'month' | 'year'): ReadValue => ({
  answer: '',
  fault: { kind: 'not-a-date', part },
})

/** `3`, `March` or `mar` is the third. */
const monthOf = (typed: string): string => {
  const at = /^[a-z]{3,9}$/i.test(typed) ? MONTHS.indexOf(typed.slice(0, 3).toLowerCase()) : -1
  return at === -1 ? typed : String(at + 1)
}
