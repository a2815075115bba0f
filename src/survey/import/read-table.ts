import { readCsv, separatorOf, type TableFault } from '../../kit/read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { isTable, type Table, TableBuilder } from './table.ts'
import { encodingOf, isBinary, textOfBytes } from './text-of-bytes.ts'
import { isZip, workbookFault } from './zip-bounds.ts'

/** A table, and how its letters were written where that is worth saying: ' in Windows-1252'. */
export type TableRead = Table & { readonly encoding: string }

/** What is no table, by how it begins. */
const OTHER_FILES: readonly { readonly begins: readonly number[]; readonly is: string }[] = [
  { begins: [0x25, 0x50, 0x44, 0x46], is: 'This is a PDF. Export the answers as .xlsx or CSV.' },
  {
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    is: 'This is an old or a locked Excel file. Save it as .xlsx without a password, or as CSV.',
  },
  { begins: [0x89, 0x50, 0x4e, 0x47], is: 'This is a picture.' },
  { begins: [0xff, 0xd8, 0xff], is: 'This is a picture.' },
  { begins: [0x1f, 0x8b], is: 'This is a compressed file. Unpack it first.' },
]

const whole = (reason: string): TableFault => ({ row: 0, column: 0, reason })

/** An export in whatever of the known ways it is written; where it is broken and why, if it cannot be read. */
export const readTable = async (bytes: Uint8Array): Promise<TableRead | TableFault> => {
  if (bytes.length === 0) return whole('The file is empty.')
  const other = OTHER_FILES.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte))
  if (other) return whole(other.is)
  return isZip(bytes) ? fromWorkbook(bytes) : fromText(bytes)
}

const fromWorkbook = async (bytes: Uint8Array): Promise<TableRead | TableFault> => {
  const burst = workbookFault(bytes)
  if (burst) return whole(burst)
  const builder = new TableBuilder()
  try {
    const read = await readXlsx(bytes, builder.take)
    if (!read) return whole('The workbook is empty.')
    if (read.fault) return read.fault
    const table = builder.finish()
    if (!isTable(table)) return table
    const others =
      read.others > 0 ? [`Only the sheet “${read.sheet}” was read; the workbook has others.`] : []
    return { ...table, notes: [...table.notes, ...others], encoding: '' }
  } catch {
    // What a broken workbook makes its reader say is about the reader, and may repeat a cell.
    return whole('The workbook is damaged. Open it in Excel and save it again, or save it as CSV.')
  }
}

const SAMPLE = 1 << 16

const fromText = (bytes: Uint8Array): TableRead | TableFault => {
  const encoding = encodingOf(bytes)
  if (isBinary(bytes, encoding)) return whole('This is no table: it holds bytes that no text has.')
  const { separator, said } = separatorOf([...textOfBytes(bytes.subarray(0, SAMPLE), encoding)].join(''))
  const builder = new TableBuilder()
  const pieces = said ? withoutFirstLine(textOfBytes(bytes, encoding)) : textOfBytes(bytes, encoding)
  const fault = readCsv(pieces, separator, builder.take)
  if (fault) return fault
  const table = builder.finish()
  return isTable(table)
    ? { ...table, encoding: encoding === 'UTF-8' ? '' : ` in ${inWords(encoding)}` }
    : table
}

const inWords = (encoding: string): string =>
  encoding === 'mixed' ? 'UTF-8, with some lines in Windows-1252' : encoding

function* withoutFirstLine(pieces: Iterable<string>): Generator<string> {
  let begun = false
  for (const piece of pieces) {
    if (begun) yield piece
    else if (piece !== '') {
      begun = true
      yield piece.replace(/^sep=.\r?\n/i, '')
    }
  }
}
