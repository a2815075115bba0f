import type { Allocation, Answer, Answers, AskedPage, AskedQuestion, Compiled, ShownPage } from './answers.ts'
import { holds, type Lookup, own } from './conditions.ts'
import { faultOf } from './fault-of.ts'
import { pagesInOrder } from './order.ts'

/** One person's way: the pages that their answers lead to. */
export interface Way {
  /** Every page that is asked of them, in their order, answered or not. */
  readonly pages: readonly ShownPage[]
  /** The answers that count. */
  readonly answers: Answers
  /** The first page that is not answered in full; null where nothing is left to ask. */
  readonly next: ShownPage | null
}

/** The value by which a page without questions is known to have been read; `answersToSend` leaves it out. */
export const SEEN = 'seen'
/** What marks a repeated page's list as complete. */
export const listDone = (page: AskedPage): string => `${page.id}/done`
/** Where the text beside "other, please say" is kept. */
export const otherOf = (id: string): string => `${id}/other`

/**
 * Walks from the start over what was answered. What is not asked any more, is not offered, or does not pass, is
 * left out and never kept half true. Conditions look back only, so one pass is enough and a second changes nothing.
 */
export function walk(
  compiled: Pick<Compiled, 'definition'>,
  answers: Answers,
  allocation: Allocation,
  now: Date = new Date(),
): Way {
  const kept: Record<string, Answer> = {}
  const pages: ShownPage[] = []
  const answerTo: Lookup = (id) => own(kept, id)
  for (const page of pagesInOrder(compiled, allocation)) {
    if (page.if && !holds(page.if, answerTo)) continue
    if (page.repeat) pages.push(...entries(page, answers, kept, answerTo, now))
    else if (page.questions.length === 0) {
      const done = own(answers, page.id) === SEEN
      if (done) kept[page.id] = SEEN
      pages.push({ key: page.id, page, questions: [], done })
    } else {
      const { questions, done } = keep(page.questions, answers, kept, answerTo, now)
      if (questions.length > 0) pages.push({ key: page.id, page, questions, done })
    }
  }
  return { pages, answers: kept, next: pages.find(({ done }) => !done) ?? null }
}

/** Moves the answers that count from one to the other; says which questions are asked, and whether all are answered. */
function keep(
  questions: readonly AskedQuestion[],
  from: Answers,
  to: Record<string, Answer>,
  answerTo: Lookup,
  now: Date,
) {
  const asked = []
  let done = true
  for (const question of questions) {
    if (question.if && !holds(question.if, answerTo)) continue
    asked.push(question)
    const answer = own(from, question.id)
    const other = own(from, otherOf(question.id))
    if (answer === undefined || faultOf(question, answer, other, now) !== null) done = false
    else {
      to[question.id] = answer
      if (other !== undefined && otherChosen(question, answer)) to[otherOf(question.id)] = other
    }
  }
  return { questions: asked, done }
}

/** Was the option chosen that has a box of its own? */
export const otherChosen = ({ options = [] }: AskedQuestion, answer: Answer | undefined): boolean =>
  options.some(({ id, other }) => other && (Array.isArray(answer) ? answer.includes(id) : answer === id))

/** A repeated page: one page for each entry, then their list. */
function entries(
  page: AskedPage,
  answers: Answers,
  kept: Record<string, Answer>,
  answerTo: Lookup,
  now: Date,
): ShownPage[] {
  const { min, max } = page.repeat ?? { min: 0, max: 0 }
  // Of whom nothing would be asked, nobody is added.
  if (keep(page.questions, {}, {}, answerTo, now).questions.length === 0) return []
  const given = entriesOf(answers, page).slice(0, max)
  const shown: ShownPage[] = []
  const keptEntries: Answers[] = []
  for (let item = 0; item < Math.max(given.length, min); item++) {
    const entry: Record<string, Answer> = {}
    const within: Lookup = (id) => own(entry, id) ?? answerTo(id)
    const { questions, done } = keep(page.questions, given[item] ?? {}, entry, within, now)
    if (item < given.length) keptEntries.push(entry)
    shown.push({ key: `${page.id}#${item}`, page, item, questions, done })
  }
  if (own(answers, page.id) !== undefined) kept[page.id] = keptEntries
  const finished = shown.every(({ done }) => done) && own(answers, listDone(page)) === 'yes'
  if (finished) kept[listDone(page)] = 'yes'
  return [...shown, { key: page.id, page, list: true, questions: [], done: finished }]
}

/** What was entered on a repeated page; whatever is no entry is none. */
export function entriesOf(answers: Answers, page: AskedPage): readonly Answers[] {
  const given = own(answers, page.id)
  if (!Array.isArray(given)) return []
  return given.filter(
    (entry): entry is Answers => typeof entry === 'object' && entry !== null && !Array.isArray(entry),
  )
}

/** What is handed over at the end: the answers without the marks that only the way needs. */
export function answersToSend({ pages, answers }: Way): Answers {
  const marks = new Set(
    pages.flatMap(({ page, list }) =>
      list ? [listDone(page)] : page.questions.length === 0 ? [page.id] : [],
    ),
  )
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !marks.has(id)))
}
