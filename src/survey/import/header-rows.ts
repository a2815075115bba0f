import { besideAnswers, type Service, serviceOf } from './service-shape.ts'

/** What the first rows of a table say of its columns. */
export interface Headers {
  readonly service: Service
  /** How many rows come before the first answer: header, a title above, blank rows between. */
  readonly rows: number
  readonly title: boolean
  readonly columns: readonly { readonly header: string; readonly option: string | null }[]
}

/** What SurveyMonkey writes under a question that has one column. */
const NO_OPTION = /^(response|open-ended response)$/i

/**
 * The header of a table: one row, or two where the second says which option of a question a column stands for. A third,
 * as SmartSurvey has it, says more of the option.
 * @returns undefined where there is nothing to read
 */
export const headersOf = (first: readonly (readonly string[])[]): Headers | undefined => {
  const rows = first
    .map((cells, at) => ({ at, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => filled(cells) > 0)
  const [top, second] = rows
  if (!top) return undefined
  const titled = filled(top.cells) === 1 && filled(second?.cells ?? []) > 2
  const [header, next, third] = titled ? rows.slice(1) : rows
  const questions = header?.cells ?? []
  const two = next !== undefined && areOptions(questions, next.cells)
  const three = two && third !== undefined && isSilent(questions, third.cells)
  const below = three ? third.cells : []
  const options = two ? next.cells.map((cell, i) => inWords(cell, below[i] ?? '')) : []
  for (const [i, cell] of below.entries()) options[i] ??= cell
  const last = (three ? third : two ? next : header)?.at ?? 0
  const width = lastFilled([questions, options])
  let question = ''
  const columns = Array.from({ length: width }, (_, i) => {
    const own = questions[i] ?? ''
    if (own !== '' || !two) question = own
    const option = two ? (options[i] ?? '') : ''
    return { header: question, option: option === '' || NO_OPTION.test(option) ? null : option }
  })
  return {
    service: serviceOf(questions),
    rows: last + 1,
    title: titled,
    columns: two ? columns : withOptionsFromNames(columns.map(({ header }) => header)),
  }
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell !== '').length

const lastFilled = (rows: readonly (readonly string[])[]): number =>
  Math.max(...rows.map((cells) => cells.findLastIndex((cell) => cell !== '') + 1))

/** Whether a second row goes on with the header: it says nothing under what is no question, and names options else. */
const areOptions = (questions: readonly string[], second: readonly string[]): boolean => {
  if (second.some((cell) => NO_OPTION.test(cell))) return true
  const blankAbove = second.filter((cell, i) => cell !== '' && (questions[i] ?? '') === '' && i > 0).length
  const repeated = second.filter(
    (cell, i) => cell !== '' && i > 0 && questions[i] !== '' && questions[i] === questions[i - 1],
  ).length
  return isSilent(questions, second) && blankAbove + repeated > 0
}

/** Whether a row says nothing under what is no question, where every answer has a number or a day. */
const isSilent = (questions: readonly string[], row: readonly string[]): boolean => {
  const besides = questions.flatMap((header, i) => (header !== '' && besideAnswers(header) ? [i] : []))
  return besides.length > 0 && besides.every((i) => (row[i] ?? '') === '')
}

/** Both rows of an option; a number alone (Q5.1.1.) says nothing. */
const inWords = (option: string, more: string): string =>
  [option, more].filter((text) => text !== '' && !/^q?[\d.]+$/i.test(text)).join(' ')

/** `Question [Option]`, and `Question - Option` where neighbours share the question. */
const withOptionsFromNames = (headers: readonly string[]): { header: string; option: string | null }[] => {
  const cut = headers.map((header) => {
    const [, question, option] =
      /^(.+?)\s*\[([^\]]+)\]$/s.exec(header) ??
      /^(.+?[?:.])\s*(?:[-–—:>]\s*)?(\S.*)$/s.exec(header) ??
      /^(.+?)\s+[-–—>]\s+(\S.*)$/s.exec(header) ??
      []
    return { question, option }
  })
  return headers.map((header, i) => {
    const { question, option } = cut[i] ?? {}
    const shared =
      question !== undefined && [cut[i - 1], cut[i + 1]].some((next) => next?.question === question)
    return shared && option !== undefined ? { header: question, option } : { header, option: null }
  })
}
