import type { TableFault, TakeRow } from '../../kit/read-csv.ts'

/** A sheet of a workbook: which, and how many others hold something. */
export interface SheetRead {
  readonly sheet: string
  readonly others: number
  readonly fault: TableFault | undefined
}

/**
 * The sheet with the most rows of a workbook, row by row, every cell as text: days as 2025-03-02 19:41:31.
 * The bytes have been through `workbookFault`.
 * @throws where the workbook cannot be read after all
 */
export const readXlsx = async (bytes: Uint8Array, takeRow: TakeRow): Promise<SheetRead | undefined> => {
  // Loaded only where there is a workbook: a start without one is quicker by it.
  const { default: readWorkbook } = await import('read-excel-file/universal')
  const sheets = await readWorkbook(bytes.slice().buffer)
  const filled = sheets.filter(({ data }) => data.length > 0).sort((a, b) => b.data.length - a.data.length)
  const [largest] = filled
  if (!largest) return undefined
  const width = Math.max(...largest.data.slice(0, 10).map((row) => row.length))
  for (const row of largest.data) {
    const cells = row.map(textOfCell)
    // A sheet leaves out what is empty at the end of a row; that is no sign of damage here.
    while (cells.length < width) cells.push('')
    const fault = takeRow(cells)
    if (fault) return { sheet: largest.sheet, others: filled.length - 1, fault }
  }
  return { sheet: largest.sheet, others: filled.length - 1, fault: undefined }
}

const textOfCell = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 19).replace('T', ' ')
  return String(cell)
}
