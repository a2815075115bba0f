import type { Reader } from '../../frame/index.ts'
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
    if (line.part !== part) lines.push(...(lines.length > 0 ? [''] : []), line.part.toUpperCase())
    part = line.part
    lines.push(
      line.answer.includes('\n') ? `${line.asked}:\n${line.answer}` : `${line.asked}: ${line.answer}`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** A field of a CSV file (RFC 4180). What a spreadsheet would take for a formula is led by an apostrophe. */
const field = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`

/** One line for each answer; with the mark by which spreadsheets know UTF-8. */
export const asCsv = (reader: Reader, taken: Deliverable): string => {
  const { t } = reader
  const head = [t('Part'), t('Question'), t('Answer')]
  const rows = linesOf(reader, taken).map(({ part, asked, answer }) => [part, asked, answer])
  return `\uFEFF${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}
