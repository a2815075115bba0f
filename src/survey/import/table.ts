import type { TableFault } from '../../kit/read-csv.ts'
import { CodedColumn } from './coded-column.ts'
import { DateReader, type Period } from './dates.ts'
import { type Headers, headersOf } from './header-rows.ts'
import { besideAnswers, dateOrderOf, personalCells, type Service } from './service-shape.ts'

/** A column of answers. `option`: what one column of a question with several stands for, from a second header row. */
export interface AnswerColumn {
  readonly header: string
  readonly option: string | null
  readonly answers: CodedColumn
}

/** An export as it was read: answers only. What says who somebody is was never kept. */
export interface Table {
  readonly service: Service
  readonly rows: number
  readonly period: Period | null
  readonly columns: readonly AnswerColumn[]
  readonly dropped: readonly { readonly column: string; readonly what: string }[]
  readonly notes: readonly string[]
}

interface Taken {
  readonly index: number
  readonly header: string
  readonly option: string | null
  readonly answers?: CodedColumn
  readonly dates?: DateReader
  readonly dropped?: { readonly what: string; readonly personal: boolean }
  filled: boolean
}

const FIRST_ROWS = 8

/** Puts a table together from rows as they come; the first ones say what its columns are. */
export class TableBuilder {
  #first: string[][] = []
  #headers: Headers | undefined
  #columns: Taken[] = []
  #rowNumber = 0
  /** Rows above everything else that hold nothing. */
  #blank = 0
  #rows = 0
  #unanswered = 0

  take = (cells: string[]): TableFault | undefined => {
    this.#rowNumber++
    if (this.#headers) return this.#takeAnswers(cells, this.#rowNumber)
    if (this.#first.length === 0 && cells.every((cell) => cell.trim() === '')) {
      this.#blank++
      return undefined
    }
    this.#first.push(cells)
    // The first rows tell whether the second is a header too; a title and blank rows may come before.
    return this.#first.length < FIRST_ROWS ? undefined : this.#begin()
  }

  /** The table, or why there is none. */
  finish(): Table | TableFault {
    const fault = this.#headers ? undefined : this.#begin()
    if (fault) return fault
    const headers = this.#headers
    if (!headers) return { row: 1, column: 1, reason: 'The file is empty.' }
    if (this.#rows === 0) {
      const reason =
        this.#unanswered > 0 ? 'Nobody answered a question.' : 'There is a header and no answer below it.'
      return { row: this.#blank + headers.rows + 1, column: 1, reason }
    }
    return this.#table(headers)
  }

  #begin(): TableFault | undefined {
    const headers = headersOf(this.#first)
    if (!headers) return undefined
    this.#headers = headers
    this.#columns = headers.columns.map(({ header, option }, index) => {
      const beside = besideAnswers(header)
      const shape = { index, header, option, filled: false }
      if (!beside) return { ...shape, answers: new CodedColumn() }
      return beside.kind === 'date' ? { ...shape, dates: new DateReader() } : { ...shape, dropped: beside }
    })
    const answers = this.#first.slice(headers.rows)
    for (const [i, cells] of answers.entries()) {
      const fault = this.#takeAnswers(cells, this.#blank + headers.rows + i + 1)
      if (fault) return fault
    }
    return undefined
  }

  #takeAnswers(cells: string[], row: number): TableFault | undefined {
    const width = this.#columns.length
    if (cells.length < width && cells.every((cell) => cell.trim() === '')) return undefined
    if (cells.length < width) {
      return {
        row,
        column: cells.length,
        reason: `The row ends after ${cells.length} of ${width} cells: a line break or a quotation mark may be lost.`,
      }
    }
    for (let i = width; i < cells.length; i++) {
      if (cells[i]?.trim()) {
        return {
          row,
          column: i + 1,
          reason: `The row goes on after ${width} cells, which is all the header has: a cell with a comma may lack its quotation marks.`,
        }
      }
    }
    if (!this.#columns.some(({ index, answers }) => answers && cells[index]?.trim())) {
      this.#unanswered++
      return undefined
    }
    this.#rows++
    for (const column of this.#columns) {
      const cell = cells[column.index] ?? ''
      if (column.answers) column.answers.add(cell)
      else if (column.dates) column.dates.take(cell.trim())
      else if (cell.trim() !== '') column.filled = true
    }
    return undefined
  }

  #table({ service, title }: Headers): Table {
    const dropped: { column: string; what: string }[] = []
    const notes: string[] = title ? ['Above the header stands a title, which was left out.'] : []
    const columns: AnswerColumn[] = []
    for (const { header, option, answers, dropped: beside, filled } of this.#columns) {
      if (beside && (filled || beside.personal)) {
        dropped.push({ column: header, what: filled ? beside.what : `${beside.what} (none were filled in)` })
      }
      if (!answers) continue
      const personal = personalCells(answers.values)
      if (personal) dropped.push({ column: header, what: personal })
      else if (header !== '' || answers.values.length > 1) columns.push({ header, option, answers })
    }
    if (this.#unanswered > 0) {
      notes.push(`${this.#unanswered} who began and answered nothing were left out.`)
    }
    return { service, rows: this.#rows, period: this.#period(service, notes), columns, dropped, notes }
  }

  /** By the last date column that has days: services write the beginning before the end. */
  #period(service: Service, notes: string[]): Period | null {
    for (const { header, dates } of [...this.#columns].reverse()) {
      if (!dates) continue
      const { period, guessed } = dates.period(dateOrderOf(service))
      if (dates.unread > 0) {
        notes.push(`In “${header}” are ${dates.unread} dates that could not be read; they were left out.`)
      }
      if (!period) continue
      if (guessed) {
        const order = dateOrderOf(service) === 'day-first' ? 'day before month' : 'month before day'
        notes.push(`The dates in “${header}” could be read in two ways; they were read as ${order}.`)
      }
      return period
    }
    return null
  }
}

export const isTable = (read: Table | TableFault): read is Table => 'columns' in read
