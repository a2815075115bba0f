/** A column as a list of its different values and, for each row, which of them: a million rows in four bytes each. */
export class CodedColumn {
  /** The first is always the empty answer. */
  readonly values: string[] = ['']
  #codeOf = new Map<string, number>([['', 0]])
  #codes = new Int32Array(1024)
  #length = 0

  add(cell: string): void {
    const value = cell.trim()
    let code = this.#codeOf.get(value)
    if (code === undefined) {
      code = this.values.length
      this.values.push(value)
      this.#codeOf.set(value, code)
    }
    if (this.#length === this.#codes.length) {
      const longer = new Int32Array(this.#codes.length * 2)
      longer.set(this.#codes)
      this.#codes = longer
    }
    this.#codes[this.#length++] = code
  }

  get codes(): Int32Array {
    return this.#codes.subarray(0, this.#length)
  }

  /** How many rows have each value, in the order of `values`. */
  counts(): Int32Array {
    const counts = new Int32Array(this.values.length)
    for (const code of this.codes) counts[code] = (counts[code] ?? 0) + 1
    return counts
  }
}
