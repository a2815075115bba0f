/** The first and the last day of something, as 2025-03-02. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** How numbers stand in 03/04/2025. */
type Order = 'day-first' | 'month-first'

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ])/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:$|[ ,T])/
const IN_WORDS = /^(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{4})/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Days since 1899-12-31, as spreadsheets count; between 1990 and 2100. */
const SERIAL = /^[3-7]\d{4}(\.\d+)?$/

/** Reads a column of dates in whatever style it is written, and keeps nothing but the first and the last day. */
export class DateReader {
  #plain = new Span()
  #dayFirst = new Span()
  #monthFirst = new Span()
  #ambiguous = 0
  /** Cells that are no date. */
  unread = 0

  take(cell: string): void {
    if (cell === '') return
    const plain = plainDay(cell)
    if (plain) {
      this.#plain.take(plain)
      return
    }
    const [, first, second, year] = YEAR_LAST.exec(cell) ?? []
    if (!first || !second || !year) {
      this.unread++
      return
    }
    const full = year.length === 2 ? `20${year}` : year
    this.#dayFirst.take(day(full, second, first))
    this.#monthFirst.take(day(full, first, second))
    this.#ambiguous++
  }

  /**
   * @param usual how the service that wrote the file puts day and month, where the column itself leaves it open
   * @returns null where there is no date; `guessed`: the order was taken from `usual`
   */
  period(usual: Order): { period: Period | null; guessed: boolean } {
    if (this.#ambiguous === 0) return { period: this.#plain.period, guessed: false }
    const possible = [
      ...(this.#dayFirst.impossible ? [] : (['day-first'] as const)),
      ...(this.#monthFirst.impossible ? [] : (['month-first'] as const)),
    ]
    if (possible.length === 0) return { period: null, guessed: false }
    const order = possible.length === 1 ? possible[0] : usual
    const span = order === 'day-first' ? this.#dayFirst : this.#monthFirst
    return { period: joined(span.period, this.#plain.period), guessed: possible.length > 1 }
  }
}

class Span {
  #from = ''
  #to = ''
  impossible = false

  take(found: string | null): void {
    if (found === null) {
      this.impossible = true
      return
    }
    if (this.#from === '' || found < this.#from) this.#from = found
    if (found > this.#to) this.#to = found
  }

  get period(): Period | null {
    return this.#from === '' ? null : { from: this.#from, to: this.#to }
  }
}

/** A day whose parts can be told apart; null where they cannot, or it is no day. */
const plainDay = (cell: string): string | null => {
  const [, year, month, date] = YEAR_FIRST.exec(cell) ?? []
  if (year && month && date) return day(year, month, date)
  const [, numeral, name, inYear] = IN_WORDS.exec(cell) ?? []
  if (numeral && name && inYear) {
    return day(inYear, String(MONTHS.indexOf(name.toLowerCase().slice(0, 3)) + 1), numeral)
  }
  if (!SERIAL.test(cell)) return null
  return new Date(Math.floor(Number(cell) - 25569) * 86_400_000).toISOString().slice(0, 10)
}

const day = (year: string, month: string, date: string): string | null => {
  const [m, d] = [Number(month), Number(date)]
  if (m < 1 || m > 12 || d < 1 || d > 31) return null
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

/** The period that holds both. */
export const joined = (one: Period | null, other: Period | null): Period | null => {
  if (!one || !other) return one ?? other
  const [from = ''] = [one.from, other.from].sort()
  const [, to = ''] = [one.to, other.to].sort()
  return { from, to }
}
