import type { Translate } from '../kit/translate.ts'
import { answerWords } from './answer-words.ts'
import type { Answers, AskedQuestion, Compiled } from './answers.ts'
import { isBlank, own } from './conditions.ts'
import { entriesOf } from './walk.ts'

/** What was answered on one page, or of one person, vehicle or place. */
export interface AnsweredPart {
  /** In the reader's language; '' where the page has no title. */
  readonly title: string
  readonly rows: readonly {
    readonly question: string
    readonly ask: string
    readonly lines: readonly string[]
  }[]
}

/** All that was answered, as its giver would read it, in the order in which it was asked. What was left blank is left out. */
export function inWords(t: Translate, { definition }: Compiled, answers: Answers): AnsweredPart[] {
  const rows = (questions: readonly AskedQuestion[], from: Answers): AnsweredPart['rows'] =>
    questions.flatMap((question) => {
      const answer = own(from, question.id)
      if (answer === undefined || isBlank(answer)) return []
      const lines = answerWords(t, (text) => t(text), question, from)
      return [{ question: question.id, ask: t(question.ask), lines }]
    })
  return definition.pages
    .flatMap((page): AnsweredPart[] => {
      if (!page.repeat)
        return [{ title: page.title ? t(page.title) : '', rows: rows(page.questions, answers) }]
      const { item } = page.repeat
      return entriesOf(answers, page).map((entry, i) => ({
        title: t('{item} {number}', { item: t(item), number: i + 1 }),
        rows: rows(page.questions, entry),
      }))
    })
    .filter((part) => part.rows.length > 0)
}
