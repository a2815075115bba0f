import { isUtf8 } from 'node:buffer'

/** How a file writes its letters. `mixed`: some lines are UTF-8 and others Windows-1252, as when files are joined. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252' | 'mixed'

const BLOCK = 1 << 18
const LINE_END = 10

/** The encoding of a text file, by its byte-order mark or by what its bytes can be. */
export const encodingOf = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  const zeros = zerosIn(bytes)
  const mostly = (count: number): boolean => count > zeros.looked * 0.6
  const some = (count: number): boolean => count > zeros.looked * 0.05
  if (mostly(zeros.odd) && !some(zeros.even)) return 'UTF-16LE'
  if (mostly(zeros.even) && !some(zeros.odd)) return 'UTF-16BE'
  if (isUtf8(bytes)) return 'UTF-8'
  let sawUtf8 = false
  for (const line of blocks(bytes)) if (isUtf8(line) && hasHighByte(line)) sawUtf8 = true
  return sawUtf8 ? 'mixed' : 'Windows-1252'
}

/** The text of a file, piece by piece, without its byte-order mark: no file is one string as a whole. */
export function* textOfBytes(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  if (encoding === 'mixed' || encoding === 'Windows-1252') {
    yield* lineByLine(bytes)
    return
  }
  const decoder = new TextDecoder(encoding.toLowerCase())
  for (let at = 0; at < bytes.length; at += BLOCK) {
    yield decoder.decode(bytes.subarray(at, at + BLOCK), { stream: true })
  }
  yield decoder.decode()
}

/** A line that is not UTF-8 is Windows-1252: what Excel writes on a British machine. */
function* lineByLine(bytes: Uint8Array): Generator<string> {
  const utf8 = new TextDecoder('utf-8')
  const windows = new TextDecoder('windows-1252')
  for (const line of blocks(bytes)) yield isUtf8(line) ? utf8.decode(line) : windows.decode(line)
}

/** Lines, with what ends them. */
function* blocks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, at)
    const next = end === -1 ? bytes.length : end + 1
    yield bytes.subarray(at, next)
    at = next
  }
}

const hasHighByte = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 0x7f)

/** UTF-16 without a mark shows by every other byte being zero; in an English text nearly each is. */
const zerosIn = (bytes: Uint8Array): { even: number; odd: number; looked: number } => {
  const start = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (let i = 0; i < start.length; i++) {
    if (start[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  return { even, odd, looked: Math.max(1, start.length / 2) }
}

/** A short text as a whole; null where it is no text. */
export const decodedText = (bytes: Uint8Array): string | null => {
  const encoding = encodingOf(bytes)
  if (isBinary(bytes, encoding)) return null
  return [...textOfBytes(bytes, encoding)].join('')
}

const LOOKED_AT = 1 << 16

/** Whether bytes are no text: a zero among them, or more control characters than anybody types. */
export const isBinary = (bytes: Uint8Array, encoding: Encoding): boolean => {
  if (encoding.startsWith('UTF-16')) return false
  const looked = bytes.subarray(0, LOOKED_AT)
  let control = 0
  for (const byte of looked) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++
  }
  return control > looked.length / 100
}
