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
        return Buffer.concat([before.brotli, ...brotliPieces(bytes)])
      },
      get gzip() {
        check ??= crc32(before.plain)
        const sum = Buffer.alloc(8)
        sum.writeUInt32LE(crc32(bytes, check), 0)
        sum.writeUInt32LE(before.plain.length + bytes.length, 4)
        return Buffer.concat([before.gzip, ...deflatePieces(bytes), sum])
      },
    }
  }
}

/** The most that an uncompressed piece holds, in bytes. */
const PIECE = 0xffff

const pieces = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, i) =>
    bytes.subarray(i * PIECE, (i + 1) * PIECE),
  )

/** RFC 7932, section 9.2: not the last (1 bit), length in 4 nibbles (2 bits), length less 1, uncompressed (1 bit). */
const brotliPieces = (bytes: Buffer): Buffer[] => [
  ...pieces(bytes).flatMap((piece) => {
    const head = Buffer.alloc(3)
    head.writeUIntLE(((piece.length - 1) << 3) | (1 << 19), 0, 3)
    return [head, piece]
  }),
  BROTLI_END,
]
/** The last and empty. */
const BROTLI_END = Buffer.from([0b11])

/** RFC 1951, section 3.2.4: whether the last, length, and its complement. */
const deflatePieces = (bytes: Buffer): Buffer[] => [
  ...pieces(bytes).flatMap((piece) => {
    const head = Buffer.alloc(5)
    head.writeUInt16LE(piece.length, 1)
    head.writeUInt16LE(~piece.length & 0xffff, 3)
    return [head, piece]
  }),
  DEFLATE_END,
]
/** The last and empty. */
const DEFLATE_END = Buffer.from([1, 0, 0, 0xff, 0xff])
