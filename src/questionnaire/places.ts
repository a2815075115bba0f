import type { AnswerCondition } from '../pack/index.ts'
import type { AskedPage, AskedQuestion, Questionnaire } from './answers.ts'
import { runsOf } from './order.ts'

/** Something that a condition may ask about: a question, or how many entries a repeated page has. */
export interface Subject {
  readonly id: string
  readonly page: AskedPage
  /** Absent for a repeated page itself. */
  readonly question?: AskedQuestion
  /** Its place in the order of asking. */
  readonly at: number
}

/** A condition of a definition, and what it decides about. */
export interface Conditioned {
  readonly where: string
  readonly condition: AnswerCondition
  readonly page: AskedPage
  /** Absent where it is the page's own. */
  readonly question?: AskedQuestion
  /** What is asked before this place has a lower number. */
  readonly at: number
}

export const wherePage = (page: AskedPage): string => `page ${page.id}`
export const whereQuestion = (page: AskedPage, { id }: AskedQuestion): string =>
  `page ${page.id}, question ${id}`

/** All that can be asked about and all that asks, in order. Of an id that stands twice, the first. */
export function placesOf(definition: Questionnaire): {
  readonly subjects: ReadonlyMap<string, Subject>
  readonly conditioned: readonly Conditioned[]
} {
  const subjects = new Map<string, Subject>()
  const conditioned: Conditioned[] = []
  const put = (subject: Subject): void => {
    if (!subjects.has(subject.id)) subjects.set(subject.id, subject)
  }
  let at = 0
  for (const page of definition.pages) {
    at++
    if (page.if) conditioned.push({ where: wherePage(page), condition: page.if, page, at })
    for (const question of page.questions) {
      at++
      if (question.if)
        conditioned.push({ where: whereQuestion(page, question), condition: question.if, page, question, at })
      put({ id: question.id, page, question, at })
    }
    if (page.repeat) put({ id: page.id, page, at: ++at })
  }
  return { subjects, conditioned }
}

/** Pages that are asked in random order with this one, and this one. */
export const runOf = (definition: Questionnaire, page: AskedPage): readonly AskedPage[] =>
  runsOf(definition).find((run) => run.includes(page)) ?? [page]
