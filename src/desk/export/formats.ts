import type { Reader } from '../../frame/index.ts'
import { csvOf } from '../../kit/spreadsheet.ts'
import { longDay } from '../say.ts'
import type { Deliverable } from './deliverable.ts'

/** Lines of what a concern holds: a heading, or a question with its answer. */
export interface Line {
  readonly part: string
  readonly asked: string
  readonly answer: string
}

/** Everything of it, line by line, as every format has it. */
export const linesOf = ({ t, pack }: Reader, taken: Deliverable): Line[] => {
  const outcome = pack.desk?.outcomes.find(({ id }) => id === taken.decision?.outcome)
  const about = t('About this')
  return [
    { part: about, asked: t('Reference'), answer: taken.reference },
    { part: about, asked: t('Form'), answer: t(taken.form.title) },
    { part: about, asked: t('Told on'), answer: longDay(new Date(taken.told_at)) },
    { part: about, asked: t('Told to'), answer: taken.partnership },
    ...(taken.significant_harm_feared
      ? [{ part: about, asked: t('Significant harm feared'), answer: t('Yes') }]
      : []),
    ...taken.answers.map(({ part, asked, answer }) => ({ part, asked, answer: answer.join('\n') })),
    ...taken.added.map(({ at, text }) => ({
      part: t('Added later'),
      asked: longDay(new Date(at)),
      answer: text,
    })),
    ...(taken.decision
      ? [
          {
            part: t('Decision'),
            asked: longDay(new Date(taken.decision.at)),
            answer: outcome ? t(outcome.say) : taken.decision.outcome,
          },
        ]
      : []),
    ...(taken.grading
      ? [
          { part: t('Police'), asked: t('Grading (3x5x2)'), answer: taken.grading.code },
          ...(taken.grading.conditions
            ? [{ part: t('Police'), asked: t('Conditions'), answer: taken.grading.conditions }]
            : []),
        ]
      : []),
  ]
}

/** Plain text, to be pasted into another record. */
export const asText = (reader: Reader, taken: Deliverable): string => {
  let part = ''
  const lines: string[] = []
  for (const line of linesOf(reader, taken)) {
    if (line.part !== part)
      lines.push(...(lines.length > 0 ? [''] : []), ...(line.part === '' ? [] : [line.part.toUpperCase()]))
    part = line.part
    const asked = /\p{P}$/u.test(line.asked) ? line.asked : `${line.asked}:`
    lines.push(line.answer.includes('\n') ? `${asked}\n${line.answer}` : `${asked} ${line.answer}`)
  }
  return `${lines.join('\n')}\n`
}

/** One line for each answer. */
export const asCsv = (reader: Reader, taken: Deliverable): string => {
  const { t } = reader
  const [part, question, answer] = [t('Part'), t('Question'), t('Answer')]
  return csvOf(
    [part, question, answer],
    linesOf(reader, taken).map((line) => ({
      [part]: line.part,
      [question]: line.asked,
      [answer]: line.answer,
    })),
  )
}
