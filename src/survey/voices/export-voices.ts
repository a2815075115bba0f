import { csvOf, harmless } from '../../kit/spreadsheet.ts'
import { FIGURE_COLUMNS, type FigureRow, figureRows } from './figure-rows.ts'
import type { Voices } from './voices.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'json'

/** A file to be given to somebody. */
export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array | string
}

/**
 * Figures as a file, one row each, with what is withheld and why. It holds what `voices` hold and no more, so that it
 * is as safe to give away as they are. Text that a spreadsheet would take for a formula is made harmless.
 */
export const exportVoices = async (voices: Voices, format: ExportFormat): Promise<ExportedFile> => {
  const rows = figureRows(voices)
  switch (format) {
    case 'csv':
      return { name: 'figures.csv', type: 'text/csv; charset=utf-8', content: csvOf(FIGURE_COLUMNS, rows) }
    case 'json':
      return { name: 'figures.json', type: 'application/json', content: asJson(voices, rows) }
    case 'xlsx':
      return {
        name: 'figures.xlsx',
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await asWorkbook(voices, rows),
      }
  }
}

const asJson = (voices: Voices, figures: readonly FigureRow[]): string => {
  const { partnership, thresholds, suppression, cannot_tell } = voices
  return `${JSON.stringify({ partnership, thresholds, suppression, cannot_tell, figures }, null, 2)}\n`
}

const SHARES = new Set<keyof FigureRow>(['estimate', 'low', 'high', 'change', 'change_low', 'change_high'])
const WIDTHS: Partial<Record<keyof FigureRow, number>> = { measure: 28, item: 40, question: 60, withheld: 60 }

const asWorkbook = async (voices: Voices, rows: readonly FigureRow[]): Promise<Uint8Array> => {
  // Loaded only where there is a workbook to write.
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const text = (value: string) => ({ value: harmless(value), type: String })
  const heading = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })
  const cell = (column: keyof FigureRow, value: string | number | null) => {
    if (typeof value === 'string') return value === '' ? null : text(value)
    if (value === null || !Number.isFinite(value)) return null
    return { value, type: Number, ...(SHARES.has(column) ? { format: '0.0%' } : {}) }
  }
  const about: readonly (readonly [string, string])[] = [
    ['Partnership', voices.partnership.name],
    ['Small numbers', voices.suppression],
    ['Strength', `the whole interval is at least ${voices.thresholds.strength}`],
    ['Learning', `the whole interval is at most ${voices.thresholds.learning}`],
    ['Intervals', '95 %'],
    ...voices.cannot_tell.map((sentence) => ['What this cannot tell', sentence] as const),
  ]
  const book = writeWorkbook([
    {
      sheet: 'Figures',
      stickyRowsCount: 1,
      columns: FIGURE_COLUMNS.map((column) => ({ width: WIDTHS[column] ?? 14 })),
      data: [
        FIGURE_COLUMNS.map(heading),
        ...rows.map((row) => FIGURE_COLUMNS.map((column) => cell(column, row[column]))),
      ],
    },
    {
      sheet: 'About',
      columns: [{ width: 24 }, { width: 100 }],
      data: about.map(([name, value]) => [heading(name), text(value)]),
    },
  ])
  return new Uint8Array(await book.toBuffer())
}
