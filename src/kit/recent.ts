/**
 * What was made under a name, while it is among those asked for last; else it is made again. Between half of `most` and
 * `most` of them are kept: in two generations, so that asking for what is kept moves nothing.
 */
export class Recent<Made> {
  readonly #half: number
  #young = new Map<string, Made>()
  #old = new Map<string, Made>()

  constructor(most: number) {
    this.#half = Math.ceil(most / 2)
  }

  get(name: string, make: () => Made): Made {
    const young = this.#young.get(name)
    if (young !== undefined) return young
    const made = this.#old.get(name) ?? make()
    this.#young.set(name, made)
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new Map()
    }
    return made
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
  }
}
