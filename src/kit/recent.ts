/** What was made under a name, while it is among the `most` asked for last; else it is made again. */
export class Recent<Made> {
  readonly #most: number
  readonly #kept = new Map<string, Made>()

  constructor(most: number) {
    this.#most = most
  }

  get(name: string, make: () => Made): Made {
    const made = this.#kept.get(name) ?? make()
    this.#kept.delete(name)
    this.#kept.set(name, made)
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value as string)
    return made
  }

  clear(): void {
    this.#kept.clear()
  }
}
