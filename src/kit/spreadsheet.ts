/** What spreadsheets take for the beginning of a formula, also in the wide letters of East Asian keyboards. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out; no workbook may hold them.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
/** What a cell of a workbook may hold. */
const LONGEST = 32_767

/** Text as no spreadsheet takes it for a formula: with an apostrophe before what looks like one. */
export const harmless = (text: string): string => {
  const clean = text.replace(CONTROL, '').toWellFormed()
  return (FORMULA.test(clean) ? `'${clean}` : clean).slice(0, LONGEST)
}

type Cell = string | number | null

/**
 * Rows as CSV, with a byte-order mark, without which Excel takes it for another encoding; lines end as RFC 4180 has it.
 * What is no number (nobody gives a mean) is left out.
 */
export const csvOf = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string => {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const cellOf = (value: Cell): string => {
    if (value === null) return ''
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
    return quoted(harmless(value))
  }
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column])).join(','))
  return `\ufeff${[columns.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`
}
