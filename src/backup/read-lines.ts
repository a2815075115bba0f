import { damaged, END_OF_ROWS } from './format.ts'

const LINE_FEED = 10
/** No line but one of rows is longer. */
const LONGEST_LINE = 8 * 1024 * 1024
const END = Buffer.from(`\n${END_OF_ROWS}\n`)

/** A backup's text, read line by line or, between two lines, rows at a time. Errors: damaged, where it ends too soon. */
export class LineReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  #ended = false

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf(LINE_FEED)
      if (end >= 0) return this.#take(end + 1).toString('utf8', 0, end)
      if (this.#held.length > LONGEST_LINE) throw damaged()
      await this.#more()
    }
  }

  /** The rows up to the line that ends them, which is taken too. */
  async *rows(): AsyncGenerator<Buffer> {
    // The end of the line before them is theirs to end upon, so that no rows at all read the same.
    this.#held = Buffer.concat([Buffer.of(LINE_FEED), this.#held])
    let first = true
    for (;;) {
      const end = this.#held.indexOf(END)
      const whole = end >= 0 ? end + 1 : this.#held.length - END.length
      if (whole > (first ? 1 : 0)) {
        yield this.#take(whole).subarray(first ? 1 : 0)
        first = false
      } else if (end >= 0 && first) this.#take(1)
      if (end >= 0) {
        this.#take(END.length - 1)
        return
      }
      await this.#more()
    }
  }

  /** Errors: there is more. */
  async atEnd(): Promise<void> {
    while (!this.#ended) {
      if (this.#held.length > 0) throw damaged()
      const { done, value } = await this.#source.next()
      this.#ended = done === true
      if (value) this.#held = value
    }
    if (this.#held.length > 0) throw damaged()
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }

  #take(bytes: number): Buffer {
    const taken = this.#held.subarray(0, bytes)
    this.#held = this.#held.subarray(bytes)
    return taken
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next()
    if (done) throw damaged()
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value])
  }
}
