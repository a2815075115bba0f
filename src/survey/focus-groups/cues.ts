/** Words to be found in a line: whole words in order, any case, no accents or apostrophes; * ends a word. */
export class Cues {
  #pattern: RegExp | null

  constructor(words: readonly string[]) {
    const parts = words.map((word) =>
      looseLine(word)
        .trim()
        .split(' ')
        .map((one) => (one.endsWith('*') ? `${escaped(one.slice(0, -1))}[a-z]*` : escaped(one)))
        .join(' '),
    )
    // The longest first, so that what is told of is the most that was found.
    const all = parts.filter((part) => part !== '').sort((a, b) => b.length - a.length)
    this.#pattern = all.length > 0 ? new RegExp(`(?<= )(?:${all.join('|')})(?= )`) : null
  }

  /** The first of the words that a line has; undefined where it has none. */
  find(line: string): string | undefined {
    return this.#pattern?.exec(` ${looseLine(line)} `)?.[0]
  }
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

/** Small letters and single spaces; what is no letter or figure parts words, but for apostrophes, which vanish. */
const looseLine = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'‘`]/g, '')
    .replace(/[^a-z0-9*]+/g, ' ')
