import type { Answer, Answers, AskedQuestion, Compiled, ShownPage } from './answers.ts'
import { isBlank, own } from './conditions.ts'
import { type FaultKind, faultOf } from './fault-of.ts'
import { unmixed } from './order.ts'
import { readText } from './read-values.ts'
import { answersToSend, entriesOf, listDone, otherOf, SEEN, walk } from './walk.ts'

/** What is wrong with an answer that came all at once. `not-asked`: what else was answered does not lead to it. */
export interface AnswerFault {
  /** The ids and places that lead to it: `['people', '0', 'person-name']`. */
  readonly at: readonly string[]
  readonly kind: FaultKind | 'not-asked'
  /** Null: there is no question of that id. */
  readonly question: AskedQuestion | null
}

export type AnswersRead =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly faults: readonly AnswerFault[] }

/**
 * Reads answers that come all at once, as from a program, by the same rules as page by page. What need not be answered
 * may be left out; what would be left out of what was answered is a fault, so that nothing is lost unseen.
 */
export function readAnswers(compiled: Compiled, given: Answers, now: Date): AnswersRead {
  const sent = cleaned(compiled, given)
  const way = walk(compiled, whole(compiled, sent), unmixed(compiled), now)
  const faults = way.pages.filter(({ done }) => !done).flatMap((page) => faultsOn(page, sent, now))
  const wrong = new Set(faults.map(({ at }) => at.join('/')))
  const kept = answersToSend(way)
  for (const at of pathsOf(sent)) {
    // Of a repeated page only its entries are answers.
    const known = holdsAt(kept, at) && !(at.length === 1 && compiled.pages.get(at[0] as string)?.repeat)
    if (known || wrong.has(at.join('/').replace(/\/other$/, ''))) continue
    const question = compiled.questions.get((at.at(-1) as string).replace(/\/other$/, ''))?.question ?? null
    faults.push({ at, kind: 'not-asked', question })
  }
  return faults.length > 0 || way.next ? { ok: false, faults } : { ok: true, answers: kept }
}

/** Every text as a page would read it; of numbers and lists nothing is changed. */
const cleaned = (compiled: Compiled, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]): [string, Answer] => {
      if (typeof answer === 'string') {
        const lines = compiled.questions.get(id)?.question.type === 'textarea'
        return [id, readText(answer, lines)]
      }
      if (!Array.isArray(answer) || !compiled.pages.get(id)?.repeat) return [id, answer]
      return [id, (answer as readonly Answers[]).map((entry) => cleaned(compiled, entry))]
    }),
  )

/** With all that need not be said: blanks, pages that are only read, and lists that are complete. */
const whole = ({ definition }: Compiled, sent: Answers): Answers => {
  const filled: Record<string, Answer> = { ...sent }
  for (const page of definition.pages) {
    if (page.repeat) {
      filled[page.id] = entriesOf(sent, page).map((entry) => ({ ...blanks(page.questions), ...entry }))
      filled[listDone(page)] = 'yes'
    } else if (page.questions.length === 0) filled[page.id] = SEEN
    else for (const [id, blank] of Object.entries(blanks(page.questions))) filled[id] ??= blank
  }
  return filled
}

const blanks = (questions: readonly AskedQuestion[]): Answers =>
  Object.fromEntries(
    questions
      .filter(({ required }) => !required)
      .map(({ id, type }): [string, Answer] => [id, type === 'checkboxes' ? [] : '']),
  )

const faultsOn = ({ page, item, list, questions }: ShownPage, sent: Answers, now: Date): AnswerFault[] => {
  if (list) return []
  const from = item === undefined ? sent : (entriesOf(sent, page)[item] ?? {})
  return questions.flatMap((question): AnswerFault[] => {
    const kind = faultOf(question, own(from, question.id), own(from, otherOf(question.id)), now)
    const at = item === undefined ? [question.id] : [page.id, String(item), question.id]
    return kind ? [{ at, kind, question }] : []
  })
}

/** Where something was answered. */
const pathsOf = (answers: Answers): string[][] =>
  Object.entries(answers).flatMap(([id, answer]) => {
    if (isBlank(answer)) return []
    if (!Array.isArray(answer) || answer.every((one) => typeof one !== 'object')) return [[id]]
    return (answer as readonly Answers[]).flatMap((entry, i) =>
      pathsOf(entry).map((path) => [id, String(i), ...path]),
    )
  })

const holdsAt = (answers: Answers, [id = '', item, ...rest]: readonly string[]): boolean => {
  const answer = own(answers, id)
  if (item === undefined) return answer !== undefined
  const entry = Array.isArray(answer) ? (answer[Number(item)] as Answers | undefined) : undefined
  return entry !== undefined && holdsAt(entry, rest)
}
