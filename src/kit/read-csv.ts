/** Where a table cannot be read, and why. Rows and columns count from 1, as a spreadsheet shows them. */
export interface TableFault {
  readonly row: number
  readonly column: number
  readonly reason: string
}

const QUOTE = 34
const NEWLINE = 10
const RETURN = 13
/** A record longer than this has lost its closing quote: nobody writes a million letters into a form. */
const LONGEST_RECORD = 1 << 20

/** Takes a row; a fault that it returns ends the reading. */
export type TakeRow = (cells: string[]) => TableFault | undefined

/**
 * Reads separated text as it comes, in memory that does not grow with it. Quotes as in RFC 4180; lines may end in
 * any of three ways; a quote within an unquoted cell is a letter.
 * @returns where it is broken, or undefined
 */
export const readCsv = (
  pieces: Iterable<string>,
  separator: string,
  takeRow: TakeRow,
): TableFault | undefined => {
  const split = separator.charCodeAt(0)
  let text = ''
  let row = 1

  const take = (final: boolean): TableFault | undefined => {
    let at = 0
    while (at < text.length) {
      const record = recordAt(text, at, split, final)
      if (record === 'more') break
      if ('reason' in record) return { row, ...record }
      const fault = takeRow(record.cells)
      if (fault) return fault
      row++
      at = record.next
    }
    text = text.slice(at)
    return text.length > LONGEST_RECORD ? { row, ...unclosed(text, split) } : undefined
  }

  for (const piece of pieces) {
    text += piece
    const fault = take(false)
    if (fault) return fault
  }
  return take(true)
}

type Broken = Pick<TableFault, 'column' | 'reason'>

/** One record from `at`; 'more' where it has not ended yet. */
const recordAt = (
  text: string,
  at: number,
  split: number,
  final: boolean,
): { cells: string[]; next: number } | Broken | 'more' => {
  const cells: string[] = []
  const length = text.length
  let i = at
  for (;;) {
    if (text.charCodeAt(i) === QUOTE) {
      let from = i + 1
      let cell = ''
      for (;;) {
        const close = text.indexOf('"', from)
        if (close === -1) return final ? unclosedAt(cells.length + 1) : 'more'
        // The last letter may be the first half of a doubled quote whose other half is still to come.
        if (close === length - 1 && !final) return 'more'
        cell += text.slice(from, close)
        if (text.charCodeAt(close + 1) !== QUOTE) {
          i = close + 1
          break
        }
        cell += '"'
        from = close + 2
      }
      const after = text.charCodeAt(i)
      if (i < length && after !== split && after !== NEWLINE && after !== RETURN) {
        return {
          column: cells.length + 1,
          reason: 'There is text after a closing quotation mark; a quotation mark within a cell is doubled.',
        }
      }
      cells.push(cell)
    } else {
      const from = i
      let letter = 0
      for (; i < length; i++) {
        letter = text.charCodeAt(i)
        if (letter === split || letter === NEWLINE || letter === RETURN) break
      }
      cells.push(text.slice(from, i))
    }
    if (i >= length) return final ? { cells, next: length } : 'more'
    const end = text.charCodeAt(i)
    if (end === split) {
      i++
      continue
    }
    if (end === RETURN) {
      if (i + 1 >= length && !final) return 'more'
      return { cells, next: text.charCodeAt(i + 1) === NEWLINE ? i + 2 : i + 1 }
    }
    return { cells, next: i + 1 }
  }
}

const unclosedAt = (column: number): Broken => ({
  column,
  reason: 'A quotation mark is opened and never closed.',
})

const unclosed = (text: string, split: number): Broken => {
  const record = recordAt(text, 0, split, true)
  return record !== 'more' && 'reason' in record ? record : unclosedAt(1)
}

const SEPARATORS = [',', ';', '\t', '|']

/**
 * The separator of a table, by which of them cuts its first lines into the same number of cells; a first line `sep=;`
 * says it outright.
 */
export const separatorOf = (start: string): { separator: string; said: boolean } => {
  const said = /^sep=(.)\r?\n/i.exec(start)?.[1]
  if (said) return { separator: said, said: true }
  let best = { separator: ',', same: 0, width: 1 }
  for (const separator of SEPARATORS) {
    const widths: number[] = []
    readCsv([start], separator, (cells) => {
      if (cells.length > 1 || cells[0] !== '') widths.push(cells.length)
      return widths.length < 30 ? undefined : { row: 0, column: 0, reason: 'enough' }
    })
    // The last record may be cut short by where the sample ends.
    const whole = widths.length > 2 ? widths.slice(0, -1) : widths
    const width = whole[0] ?? 1
    const same = width > 1 ? whole.filter((one) => one === width).length / whole.length : 0
    if (same > best.same || (same === best.same && same > 0 && width > best.width)) {
      best = { separator, same, width }
    }
  }
  return { separator: best.separator, said: false }
}
