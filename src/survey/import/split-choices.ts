import { plainText } from './wording.ts'

/**
 * Cuts a cell in which several choices were joined. Choices have commas of their own, so that known ones are matched
 * first, the longest before the shorter; what is left is cut at the joiner.
 */
export class ChoiceSplitter {
  readonly joiner: string
  /** The joiner without the space around it; a line break is all there is of itself. */
  readonly mark: string
  #known: readonly string[]

  constructor(known: Iterable<string>, joiner: string) {
    this.joiner = joiner
    this.mark = markOf(joiner)
    this.#known = [...new Set(known)]
      .filter((option) => option.includes(this.mark))
      .map(looseText)
      .sort((a, b) => b.length - a.length)
  }

  split(cell: string): string[] {
    const { mark } = this
    if (!cell.includes(mark)) return cell.trim() === '' ? [] : [cell.trim()]
    const loose = looseText(cell)
    const choices: string[] = []
    let at = 0
    while (at < cell.length) {
      const from = at
      const known = this.#known.find((option) => {
        if (!loose.startsWith(option, from)) return false
        const after = spaceFrom(cell, from + option.length)
        return after === cell.length || cell.startsWith(mark, after)
      })
      const end = known ? from + known.length : this.#endOf(cell, from)
      const choice = cell.slice(from, end).trim()
      if (choice !== '') choices.push(choice)
      at = spaceFrom(cell, end)
      if (cell.startsWith(mark, at)) at = spaceFrom(cell, at + mark.length)
      // A mark that is a space of itself has been passed already.
      if (at === from) at = end + 1
    }
    return choices
  }

  #endOf(cell: string, from: number): number {
    const at = cell.indexOf(this.joiner, from)
    if (at !== -1) return at
    // A separator at the very end has no space behind it.
    return cell.endsWith(this.mark) ? cell.length - this.mark.length : cell.length
  }
}

const spaceFrom = (text: string, from: number): number => {
  let at = from
  while (at < text.length && text[at]?.trim() === '') at++
  return at
}

const markOf = (joiner: string): string => joiner.trim() || joiner

/** As long as the text itself, so that it can be compared letter for letter. */
const looseText = (text: string): string => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

const JOINERS = [';', '|', '\n', ', ', ',']

/** How the cells of a column join choices, by which joiner cuts them into the fewest different ones. */
export const joinerIn = (cells: readonly string[], known: Iterable<string>): string => {
  const knownPlain = new Set([...known].map(plainText))
  let best = { joiner: ', ', score: -1 }
  for (const joiner of JOINERS) {
    if (!cells.some((cell) => cell.includes(markOf(joiner)))) continue
    const choices = cells.flatMap((cell) => new ChoiceSplitter(known, joiner).split(cell))
    const different = new Set(choices.map(plainText))
    const found = [...different].filter((choice) => knownPlain.has(choice)).length
    const score = (found + 1) / (different.size + 1)
    if (score > best.score) best = { joiner, score }
  }
  return best.joiner
}

/**
 * Options with a comma of their own that nobody knew: pieces that only ever stand side by side, the second beginning
 * with a small letter, are one option. Given each cell's pieces, in order.
 */
export const joinedPieces = (cells: readonly (readonly string[])[], joiner: string): string[] => {
  const counts = new Map<string, number>()
  const pairs = new Map<string, Map<string, number>>()
  for (const pieces of cells) {
    for (const [i, piece] of pieces.entries()) {
      counts.set(piece, (counts.get(piece) ?? 0) + 1)
      const next = pieces[i + 1]
      if (next === undefined || !/^\p{Ll}/u.test(next)) continue
      const after = pairs.get(piece) ?? new Map<string, number>()
      pairs.set(piece, after.set(next, (after.get(next) ?? 0) + 1))
    }
  }
  const found: string[] = []
  for (const [piece, after] of pairs) {
    for (const [next, together] of after) {
      if (together > 1 && together === counts.get(piece) && together === counts.get(next)) {
        found.push(`${piece}${joiner}${next}`)
      }
    }
  }
  return found
}
