import { inflateRawSync } from 'node:zlib'

/** Unpacked, a workbook larger than this is better saved as CSV, which is read as it comes. */
const MOST_UNPACKED = 256 * 1024 * 1024
const MOST_ENTRIES = 2000

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length > 3 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === LOCAL_HEADER

/**
 * Whether a file is a workbook that may be unpacked. Sizes are not believed: each part is inflated up to what its
 * directory says, and not a byte further, so that a file made to burst is refused before anything else opens it.
 * @returns why not; undefined where it may
 */
export const workbookFault = (bytes: Uint8Array): string | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = directoryOf(view)
  if (!parts) return 'The file is cut short or damaged: it begins like a workbook and has no end.'
  const names = new Set(parts.map(({ name }) => name))
  if (!names.has('xl/workbook.xml')) return otherThanWorkbook(names)
  let unpacked = 0
  for (const part of parts) {
    unpacked += part.size
    if (unpacked > MOST_UNPACKED) {
      return 'The workbook would be more than 256 MB unpacked. Save the sheet of answers as CSV.'
    }
    const fault = inflates(view, part)
    if (fault) return fault
  }
  return undefined
}

interface Part {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

const directoryOf = (view: DataView): Part[] | undefined => {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let end = view.byteLength - 22; end >= first; end--) {
    if (view.getUint32(end, true) !== END_OF_DIRECTORY) continue
    return entriesOf(view, view.getUint16(end + 10, true), view.getUint32(end + 16, true))
  }
  return undefined
}

const entriesOf = (view: DataView, count: number, from: number): Part[] | undefined => {
  const parts: Part[] = []
  let at = from
  for (let i = 0; i < count && i < MOST_ENTRIES; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > view.byteLength) return undefined
    parts.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

const inflates = (view: DataView, { name, method, packed, size, at }: Part): string | undefined => {
  if (method !== 8 || size === 0) return undefined
  const damaged = `The part “${name}” of the workbook is damaged. Open it in Excel and save it again.`
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_HEADER) return damaged
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > view.byteLength) return damaged
  try {
    inflateRawSync(new Uint8Array(view.buffer, view.byteOffset + from, packed), { maxOutputLength: size })
    return undefined
  } catch (error) {
    const burst = error instanceof RangeError
    return burst ? `The part “${name}” unpacks to more than the workbook says: it is not opened.` : damaged
  }
}

const otherThanWorkbook = (names: ReadonlySet<string>): string => {
  if (names.has('word/document.xml')) return 'This is a Word document, whatever its name says.'
  if (names.has('ppt/presentation.xml')) return 'This is a presentation, whatever its name says.'
  if (names.has('content.xml')) return 'This is an OpenDocument file. Save it as .xlsx or CSV.'
  return 'This is a zip archive and no workbook. Unpack it, and give the files within.'
}
