import { findWordsToAvoid, type Pack } from '../../pack/index.ts'

/** Words that blame a child, found in what somebody wrote. */
export interface FoundBlame {
  readonly words: string
  readonly say: string
  readonly why: string
}

/** A text in pieces, those that blame marked with the place of what was found in `found`. */
export interface FoundWords {
  readonly pieces: readonly { readonly text: string; readonly found: number | null }[]
  readonly found: readonly FoundBlame[]
}

/**
 * Makes a finder of the words that a pack avoids, as `pack check` finds them: whole words, in any case, over line
 * breaks, never in quotation marks. The same words twice are told once, and marked in both places.
 */
export const blameFinder = ({ words }: Pick<Pack, 'words'>): ((text: string) => FoundWords) => {
  const find = findWordsToAvoid(words)
  const whyOf = new Map(words.avoid.flatMap(({ words: list, why }) => list.map((one) => [one, why] as const)))
  return (text) => {
    const found: FoundBlame[] = []
    const places = find(text)
      .map(({ words: one, say, pattern, nth }) => {
        const match = [...text.matchAll(pattern)][nth]
        const from = match?.index ?? 0
        return { from, to: from + (match?.[0].length ?? 0), words: one, say }
      })
      .sort((a, b) => a.from - b.from)
      .map(({ from, to, words: one, say }) => {
        const known = found.findIndex((each) => each.say === say)
        if (known === -1) found.push({ words: one, say, why: whyOf.get(one) ?? '' })
        return { from, to, found: known === -1 ? found.length - 1 : known }
      })
    const pieces: FoundWords['pieces'][number][] = []
    let at = 0
    for (const place of places) {
      if (place.from < at) continue
      if (place.from > at) pieces.push({ text: text.slice(at, place.from), found: null })
      pieces.push({ text: text.slice(place.from, place.to), found: place.found })
      at = place.to
    }
    if (at < text.length) pieces.push({ text: text.slice(at), found: null })
    return { pieces, found }
  }
}
