import type { Words } from './schema/words.ts'

/** Words that blame a child, found in a text. */
export interface Avoided {
  /** As `words.yaml` has them. */
  readonly words: string
  readonly say: string
  /** Finds the same words elsewhere, such as in the file that the text came from. */
  readonly pattern: RegExp
  /** Which match of `pattern` in the text it is, from 0; quoted ones are counted. */
  readonly nth: number
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** A pattern source for whole words: nothing that belongs to a word stands right before or after them. */
export const wholeWords = (inner: string, first = 'a', last = 'a'): string => {
  const letter = /[\p{L}\p{N}]/u
  return `${letter.test(first) ? '(?<![\\p{L}\\p{N}])' : ''}${inner}${letter.test(last) ? '(?![\\p{L}\\p{N}])' : ''}`
}

/** The same words over line breaks and hyphens, with either kind of apostrophe. */
export const loosely = (words: string): string =>
  words
    .trim()
    .split(/[\s-]+/)
    .map((word) => escaped(word).replace(/['’]/g, "['’]"))
    .join('[\\s-]+')

const patternOf = (words: string): RegExp =>
  new RegExp(wholeWords(loosely(words), words.trim().at(0), words.trim().at(-1)), 'giu')

// What somebody else said may be repeated: “…”, «…», "…".
const QUOTES = /“[^”]*”|«[^»]*»|"[^"]*"/gu

interface Match extends Avoided {
  readonly from: number
  readonly to: number
}

/** Makes a finder of the words that a pack avoids. What stands in quotation marks is not looked at. */
export const findWordsToAvoid = (words: Words): ((text: string) => readonly Avoided[]) => {
  const avoided = words.avoid.flatMap(({ words: list, say }) =>
    list.map((one) => ({ words: one, say, pattern: patternOf(one) })),
  )
  return (text) => {
    const quoted = [...text.matchAll(QUOTES)].map(
      (match) => [match.index, match.index + match[0].length] as const,
    )
    const matches = avoided.flatMap((one) =>
      [...text.matchAll(one.pattern)].map(
        (match, nth): Match => ({ ...one, nth, from: match.index, to: match.index + match[0].length }),
      ),
    )
    const outside = matches.filter(
      (match) => !quoted.some(([from, to]) => from <= match.from && match.to <= to),
    )
    // Of words within other words (“drug mule” in “drug mules and runners”) only the longer ones are told.
    return outside.filter(
      (match) =>
        !outside.some(
          (other) =>
            other.from <= match.from && match.to <= other.to && other.to - other.from > match.to - match.from,
        ),
    )
  }
}
