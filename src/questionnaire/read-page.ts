import { type Sent, sentText, sentTexts } from '../kit/sent.ts'
import type { Answer, Answers, AskedQuestion, ShownPage } from './answers.ts'
import { holds, type Lookup, own } from './conditions.ts'
import { type FaultKind, faultOf } from './fault-of.ts'
import { readDate, readNumber, readText } from './read-values.ts'
import type { Typed } from './typed.ts'
import { entriesOf, otherChosen, otherOf, SEEN } from './walk.ts'

/** One thing that is wrong on a page. `part` is the box that it is about, where a question has several. */
export interface PageFault {
  readonly question: AskedQuestion
  readonly kind: FaultKind
  readonly part?: 'day' | 'month' | 'year' | 'other'
}

export type PageRead =
  | { readonly ok: true; readonly answers: Answers }
  | {
      readonly ok: false
      readonly faults: readonly PageFault[]
      readonly typed: Typed
      /** The answers with those of this page that are right: what Back keeps. */
      readonly answers: Answers
    }

/**
 * Reads what a page sent into the answers before it. No form makes it throw; what is not a field of the page is not
 * read. A question that an answer on the same page made irrelevant is not asked for.
 */
export function readPage(page: ShownPage, form: Sent, before: Answers, now: Date = new Date()): PageRead {
  if (page.list) return { ok: true, answers: before }
  if (page.questions.length === 0) return { ok: true, answers: { ...before, [page.page.id]: SEEN } }
  const entries = page.item === undefined ? [] : [...entriesOf(before, page.page)]
  const given: Record<string, Answer> = { ...(page.item === undefined ? before : entries[page.item]) }
  const answerTo: Lookup = (id) => own(given, id) ?? own(before, id)
  const faults: PageFault[] = []
  const typed: Record<string, readonly string[]> = {}
  for (const question of page.questions) {
    for (const name of fieldsOf(question)) typed[name] = sentTexts(form, name)
    if (question.if && !holds(question.if, answerTo)) continue
    const { answer, other, fault } = read(question, form, now)
    if (fault) faults.push({ question, ...fault })
    else {
      given[question.id] = answer
      delete given[otherOf(question.id)]
      if (other !== undefined) given[otherOf(question.id)] = other
    }
  }
  let answers: Answers = given
  if (page.item !== undefined) {
    entries[page.item] = given
    answers = { ...before, [page.page.id]: Array.from(entries, (entry) => entry ?? {}) }
  }
  return faults.length > 0 ? { ok: false, faults, typed, answers } : { ok: true, answers }
}

/** The names of a question's fields. */
export const fieldsOf = ({ id, type, options }: AskedQuestion): string[] => {
  if (type === 'date') return DATE_PARTS.map((part) => `${id}/${part}`)
  return options?.some(({ other }) => other) ? [id, otherOf(id)] : [id]
}

const DATE_PARTS = ['day', 'month', 'year'] as const

/** What a question's fields hold for an answer that was kept. */
export function typedOf(question: AskedQuestion, answers: Answers): Typed {
  const { id, type } = question
  const answer = own(answers, id)
  if (answer === undefined) return {}
  if (type === 'date') {
    const [year = '', month = '', day = ''] = String(answer).split('-')
    return { [`${id}/day`]: [day], [`${id}/month`]: [month], [`${id}/year`]: [year] }
  }
  const other = own(answers, otherOf(id))
  return {
    [id]: Array.isArray(answer) ? answer.map(String) : [String(answer)],
    ...(other === undefined ? {} : { [otherOf(id)]: [String(other)] }),
  }
}

interface Read {
  readonly answer: Answer
  readonly other?: string
  readonly fault?: { kind: FaultKind; part?: 'day' | 'month' | 'year' | 'other' } | undefined
}

function read(question: AskedQuestion, form: Sent, now: Date): Read {
  const { id, type } = question
  const sent = sentTexts(form, id)
  const [first = ''] = sent
  if (type === 'date') return judged(question, readDate(form, id, question.partial === true), now)
  if (type === 'text' || type === 'textarea')
    return judged(question, { answer: readText(first, type === 'textarea') }, now)
  if (type === 'number') return judged(question, readNumber(first), now)
  if (type === 'scale')
    return judged(question, { answer: /^-?\d{1,9}$/.test(first) ? Number(first) : first }, now)
  const answer = type === 'checkboxes' ? sent.filter((tick) => tick !== '') : first
  const several = type !== 'checkboxes' && sent.length > 1
  const other = otherChosen(question, answer) ? readText(sentText(form, otherOf(id)), false) : undefined
  return judged(
    question,
    {
      answer,
      ...(other === undefined ? {} : { other }),
      ...(several ? { fault: { kind: 'not-offered' } } : {}),
    },
    now,
  )
}

const judged = (question: AskedQuestion, { answer, other, fault }: Read, now: Date): Read => {
  const kind = fault?.kind ?? faultOf(question, answer, other, now)
  if (kind === null || kind === undefined) return { answer, ...(other === undefined ? {} : { other }) }
  const part = fault?.part ?? (kind === 'other-blank' || kind === 'other-too-long' ? 'other' : undefined)
  return { answer, fault: { kind, ...(part ? { part } : {}) } }
}

/** Was nothing of a page filled in? Then Back leaves things as they were. */
export const isUntouched = (page: ShownPage, form: Sent): boolean =>
  page.questions.flatMap(fieldsOf).every((name) => sentTexts(form, name).every((text) => text.trim() === ''))
