import { syllable } from 'syllable'
import { loosely, wholeWords } from './words-to-avoid.ts'

/** How hard a text is to read. */
export interface Reading {
  /** Flesch–Kincaid grade plus 5: the age, in years, at which somebody usually reads such a text with ease. */
  readonly age: number
  readonly words: number
  readonly longestSentence: { readonly text: string; readonly words: number }
  /** The words of four syllables and more, the longest first, each once. */
  readonly hardWords: readonly string[]
}

/**
 * Makes a measure of reading age. `exempt` are terms and names that a reader has to meet anyway: each counts as
 * one short word, as numbers and web addresses do.
 */
export const measureReading = (exempt: Iterable<string>): ((texts: readonly string[]) => Reading) => {
  const names = [...new Set(exempt)].filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length)
  const known =
    names.length > 0
      ? new RegExp(wholeWords(`(?:${names.map(loosely).join('|')})(?:s|’s|'s)?`), 'giu')
      : undefined
  return (texts) => {
    const sentences = texts.flatMap((text) => sentencesOf(text))
    let words = 0
    let syllables = 0
    const hard = new Map<string, number>()
    let longest = { text: '', words: 0 }
    for (const sentence of sentences) {
      const plain = (known ? sentence.replace(known, 'it') : sentence)
        .replace(ADDRESS, 'it')
        .replace(NUMBER, 'one')
      const list = plain.match(WORD) ?? []
      for (const word of list) {
        const count = Math.max(1, syllable(word))
        syllables += count
        if (count >= 4) hard.set(word.toLowerCase(), count)
      }
      words += list.length
      if (list.length > longest.words) longest = { text: sentence, words: list.length }
    }
    const counted = Math.max(1, sentences.length)
    const grade = words === 0 ? 0 : 0.39 * (words / counted) + 11.8 * (syllables / words) - 15.59
    const hardWords = [...hard].sort((a, b) => b[1] - a[1]).map(([word]) => word)
    return { age: grade + 5, words, longestSentence: longest, hardWords }
  }
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu
// Web and e-mail addresses, and places that are filled in: `{number}`.
const ADDRESS =
  /\{\w+\}|https?:\/\/\S+|\S+@\S+\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|org|com|net)\b\S*/giu
const NUMBER = /[£$]?\d[\d\s,.:%/–-]*\d|\d+/gu

/** A text's sentences: at stops before a space, and at line breaks that end a paragraph or begin a list item. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/\n\s*\n|\n\s*[-•*]\s|(?<=[.!?][”"’)]?)\s+(?=[\p{Lu}\p{N}“"‘«(])/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
