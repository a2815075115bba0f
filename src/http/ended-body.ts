import { crc32 } from 'node:zlib'
import { type Body, HTML } from './body.ts'
import { Compressed } from './compressed.ts'

/**
 * A page that is the same for many but for its end: what comes before is compressed once, and each visitor's own end
 * follows it as it is, uncompressed, as both formats allow. The end should be short, or not compress well anyway.
 */
export function endedBody(start: string): (end: string) => Body {
  const before = new Compressed(Buffer.from(start), { open: true })
  let check: number | undefined
  return (end) => {
    const bytes = Buffer.from(end)
    return {
      type: HTML,
      get plain() {
        return Buffer.concat([before.plain, bytes])
      },
      get brotli() {
        return withPieces(before.brotli, bytes, brotliHead, BROTLI_END)
      },
      get gzip() {
        check ??= crc32(before.plain)
        const sum = Buffer.alloc(8)
        sum.writeUInt32LE(crc32(bytes, check), 0)
        sum.writeUInt32LE(before.plain.length + bytes.length, 4)
        return withPieces(before.gzip, bytes, deflateHead, Buffer.concat([DEFLATE_END, sum]))
      },
    }
  }
}

/** The most that an uncompressed piece holds, in bytes. */
const PIECE = 0xffff

function withPieces(
  before: Buffer,
  bytes: Buffer,
  headOf: (length: number) => Buffer,
  after: Buffer,
): Buffer {
  const parts = [before]
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE)
    parts.push(headOf(piece.length), piece)
  }
  return Buffer.concat([...parts, after])
}

/** RFC 7932, section 9.2: not the last (1 bit), length in 4 nibbles (2 bits), length less 1, uncompressed (1 bit). */
function brotliHead(length: number): Buffer {
  const head = Buffer.alloc(3)
  head.writeUIntLE(((length - 1) << 3) | (1 << 19), 0, 3)
  return head
}
/** The last and empty. */
const BROTLI_END = Buffer.from([0b11])

/** RFC 1951, section 3.2.4: whether the last, length, and its complement. */
function deflateHead(length: number): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt16LE(length, 1)
  head.writeUInt16LE(~length & 0xffff, 3)
  return head
}
/** The last and empty. */
const DEFLATE_END = Buffer.from([1, 0, 0, 0xff, 0xff])
