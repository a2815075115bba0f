import type { Reader } from '../frame/index.ts'
import { csvOf, harmless } from '../kit/spreadsheet.ts'
import { FIGURE_COLUMNS, type FigureRow, figureRows } from './figure-rows.ts'
import { FOLLOWED_DAYS, periodId } from './periods.ts'
import type { Figures } from './read-figures.ts'

export const FORMATS = ['csv', 'xlsx', 'json'] as const
export type Format = (typeof FORMATS)[number]

interface File {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array | string
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Figures as a file: what the page shows and no more. Text that a spreadsheet would take for a formula is made harmless. */
export const exportFigures = async (reader: Reader, figures: Figures, format: Format): Promise<File> => {
  const { period, team } = figures
  const name = `figures-${periodId(period)}${team === 'all' ? '' : `-${team}`}.${format}`
  const rows = figureRows(reader, figures)
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', content: csvOf(FIGURE_COLUMNS, rows) }
  if (format === 'xlsx') return { name, type: XLSX, content: await workbookOf(reader, rows) }
  const { partnership } = reader.pack
  const content = {
    partnership: { id: partnership.id, name: partnership.name },
    period: periodId(period),
    of: team,
    followed_days: FOLLOWED_DAYS,
    small_numbers: '1 to 5 are not shown, nor what they follow from',
    same_signs_same_response: figures.alike,
    figures: rows,
  }
  return { name, type: 'application/json; charset=utf-8', content: `${JSON.stringify(content, null, 2)}\n` }
}

const SHARES = new Set<keyof FigureRow>(['share', 'low', 'high'])
const WIDTHS: Partial<Record<keyof FigureRow, number>> = { period: 32, of: 26, label: 60 }

const workbookOf = async ({ t, pack }: Reader, rows: readonly FigureRow[]): Promise<Uint8Array> => {
  // Loaded only where there is a workbook to write.
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const text = (value: string) => ({ value: harmless(value), type: String })
  const heading = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })
  const cell = (column: keyof FigureRow, value: string | number | null) => {
    if (typeof value === 'string') return value === '' ? null : text(value)
    return value === null ? null : { value, type: Number, ...(SHARES.has(column) ? { format: '0%' } : {}) }
  }
  const about: readonly (readonly [string, string])[] = [
    [t('Partnership'), pack.partnership.name],
    [t('Small numbers'), t('Numbers from 1 to 5 are not shown, nor any from which they follow.')],
    [t('Followed'), t('{n} days from when it was told', { n: FOLLOWED_DAYS })],
    [t('Intervals'), '95%'],
  ]
  const book = writeWorkbook([
    {
      sheet: t('Figures'),
      stickyRowsCount: 1,
      columns: FIGURE_COLUMNS.map((column) => ({ width: WIDTHS[column] ?? 14 })),
      data: [
        FIGURE_COLUMNS.map(heading),
        ...rows.map((row) => FIGURE_COLUMNS.map((column) => cell(column, row[column]))),
      ],
    },
    {
      sheet: t('About'),
      columns: [{ width: 24 }, { width: 100 }],
      data: about.map(([name, value]) => [heading(name), text(value)]),
    },
  ])
  return new Uint8Array(await book.toBuffer())
}
