import type { CodedColumn } from './coded-column.ts'
import type { AnswerColumn, Table } from './table.ts'
import { plainText } from './wording.ts'

/** A question as it was asked: one column, or one for each of its options. */
export interface AskedQuestion {
  /** The text above the column; a second one of the same name is told apart by (2). The name in a mapping file. */
  readonly header: string
  readonly columns: readonly CodedColumn[]
  /** For each column the option it stands for; null: one column that holds the whole answer. */
  readonly options: readonly string[] | null
}

const TICKED = new Set(['1', 'x', 'y', 'yes', 'true', 'checked', 'selected', 'ticked', '✓', '✔'])
const NOT_TICKED = new Set([
  '',
  '0',
  'n',
  'no',
  'false',
  'unchecked',
  'not selected',
  'not sure',
  'dont know',
  'i dont know',
  'unsure',
])
const FREE_TEXT = /^(other\b.*|.*please specify.*|open-ended response|comments?|comment text)$/i

/** Whether a cell of a column that stands for one option says that it was chosen. */
export const isTicked = (cell: string, option: string): boolean => {
  const plain = plainText(cell)
  return TICKED.has(plain) || (plain !== '' && plain === plainText(option))
}

/** The questions of a table, columns that belong together put together. */
export const questionsOf = (table: Table): AskedQuestion[] => {
  const questions: AskedQuestion[] = []
  const names = new Map<string, number>()
  const add = (header: string, columns: readonly CodedColumn[], options: readonly string[] | null): void => {
    const label = header || 'a column without a name'
    const times = (names.get(label) ?? 0) + 1
    names.set(label, times)
    questions.push({ header: times === 1 ? label : `${label} (${times})`, columns, options })
  }
  for (const together of neighbours(table.columns)) {
    const [first] = together
    const own = together.filter((column) => column.option === null || !FREE_TEXT.test(column.option))
    const beside = together.filter((column) => !own.includes(column) && column.answers.values.length > 1)
    if (own.length > 0 && own.every(isChoice)) {
      add(
        first.header,
        own.map(({ answers }) => answers),
        own.map(({ option }) => option ?? ''),
      )
    } else {
      for (const { header, option, answers } of own)
        add(option === null ? header : `${header}: ${option}`, [answers], null)
    }
    for (const { header, option, answers } of beside) add(`${header}: ${option}`, [answers], null)
  }
  return questions
}

const neighbours = (columns: readonly AnswerColumn[]): [AnswerColumn, ...AnswerColumn[]][] => {
  const groups: [AnswerColumn, ...AnswerColumn[]][] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && column.option !== null && last[0].header === column.header) last.push(column)
    else groups.push([column])
  }
  return groups
}

/** A column that is ticked or not. In a grid of questions it holds answers of another kind. */
const isChoice = ({ option, answers }: AnswerColumn): boolean =>
  option !== null && answers.values.every((cell) => isTicked(cell, option) || NOT_TICKED.has(plainText(cell)))
