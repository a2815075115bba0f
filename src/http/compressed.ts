import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Brotli qualities. The best takes fifty times as long as the quick one and saves a tenth of the bytes. */
const QUICK = 5
const BEST = 11

/** How often something is asked for until it is worth compressing it as well as can be. */
const OFTEN = 10

/**
 * Bytes, compressed when they are first asked for: for that encoding only, and quickly. Asked for often, they are
 * compressed as well as can be in the background, and sent so from then on.
 */
export class Compressed {
  readonly plain: Buffer
  readonly #open: boolean
  #brotli: Buffer | undefined
  #gzip: Buffer | undefined
  #asked = 0

  /** @param open leaves the compressed bytes without their end, at a whole byte, so that something can follow */
  constructor(plain: Buffer, { open = false } = {}) {
    this.plain = plain
    this.#open = open
  }

  get brotli(): Buffer {
    this.#brotli ??= brotliCompressSync(this.plain, this.#brotliOptions(QUICK))
    this.#asked++
    if (this.#asked === OFTEN) this.improve()
    return this.#brotli
  }

  get gzip(): Buffer {
    const finishFlush = this.#open ? constants.Z_SYNC_FLUSH : constants.Z_FINISH
    this.#gzip ??= gzipSync(this.plain, { level: 9, finishFlush })
    return this.#gzip
  }

  /** Compresses as well as can be, in the background. */
  improve(): void {
    inBackground(async () => {
      this.#brotli = await compressBrotli(this.plain, this.#brotliOptions(BEST))
    })
  }

  #brotliOptions(quality: number) {
    return {
      finishFlush: this.#open ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_FINISH,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        // No larger a window than the text: the memory for it costs as much as the work. RFC 7932 has 16 to 24 bits.
        [constants.BROTLI_PARAM_LGWIN]: Math.min(
          24,
          Math.max(16, Math.ceil(Math.log2(this.plain.length + 16))),
        ),
        [constants.BROTLI_PARAM_SIZE_HINT]: this.plain.length,
      },
    }
  }
}

const compressBrotli = promisify(brotliCompress)

/** One after the other, so that never more than one processor is taken from those who wait for a page. */
let background = Promise.resolve()
const inBackground = (work: () => Promise<void>): void => {
  // What fails here goes on being sent as it is.
  background = background.then(work).catch(() => undefined)
}
