/** Words that every question has; they tell nothing apart. */
const IDLE = new Set(
  'a an the of to in on for and or is are was be been do does did have has had it its that this these those which any there at by with from your you i me my we our they them their he she as so than then please tick all apply select choose optional required q'.split(
    ' ',
  ),
)

/** The words of a text as they are compared: no case, accent, punctuation or ending, nothing in brackets. */
export const wordsOf = (text: string): string[] => {
  const plain = plainText(text)
  const open = plain.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
  const words = (open.match(/[a-z0-9]+/g) ?? []).filter((word) => !IDLE.has(word)).map(stem)
  // A text that is all brackets or idle words is compared as it stands.
  return words.length > 0 ? words : (plain.match(/[a-z0-9]+/g) ?? [])
}

/** Lower case, plain apostrophes, no accents, no number of the question before it, single spaces. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/^\s*q?\d+(\.\d+)*[.):]\s*/, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*[*?.:]+$/, '')
    .trim()

/** A crude English stem: enough for sign and signs, recognise and recognising. */
const stem = (word: string): string => {
  if (word.length < 5) return word.replace(/(?<=[a-z]{2}[^s])s$/, '')
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
    .replace(/(ing|ed)$/, '')
    .replace(/e$/, '')
}

/** One thing that can be meant, and the ways in which it is worded. */
export interface Meaning<Key> {
  readonly key: Key
  readonly wordings: readonly string[]
}

/** How well a text fits a meaning, from 0 (no word in common) to 1 (the same words). */
export interface Fit<Key> {
  readonly key: Key
  readonly score: number
}

/** A text is taken for what fits it best only from here on … */
export const SURE = 0.55
/** … and only where nothing else fits nearly as well. */
export const MARGIN = 0.12

/** What one word that is part of a wording is worth. */
const ONE_WORD = 0.7

/**
 * Compares texts with known wordings by the words that they share; a word counts the more, the fewer meanings have it.
 */
export class Wordings<Key> {
  #meanings: { key: Key; plain: string; words: ReadonlySet<string> }[] = []
  #weights = new Map<string, number>()
  #rare: number

  constructor(meanings: readonly Meaning<Key>[]) {
    const inMeanings = new Map<string, number>()
    for (const { key, wordings } of meanings) {
      const own = new Set<string>()
      for (const wording of wordings) {
        const words = new Set(wordsOf(wording))
        this.#meanings.push({ key, plain: plainText(wording), words })
        for (const word of words) own.add(word)
      }
      for (const word of own) inMeanings.set(word, (inMeanings.get(word) ?? 0) + 1)
    }
    this.#rare = Math.log(1 + meanings.length)
    for (const [word, count] of inMeanings) this.#weights.set(word, Math.log(1 + meanings.length / count))
  }

  /** Every meaning by how well it fits, the best first. */
  fits(text: string): Fit<Key>[] {
    const plain = plainText(text)
    const words = new Set(wordsOf(text))
    const best = new Map<Key, number>()
    for (const meaning of this.#meanings) {
      const score = meaning.plain === plain ? 1 : this.#shared(words, meaning.words)
      if (score > (best.get(meaning.key) ?? 0)) best.set(meaning.key, score)
    }
    return [...best].map(([key, score]) => ({ key, score })).sort((a, b) => b.score - a.score)
  }

  /** What a text means where that is sure; else undefined. */
  sure(text: string): Key | undefined {
    const [best, second] = this.fits(text)
    if (!best || best.score < SURE) return undefined
    return best.score === 1 || best.score - (second?.score ?? 0) >= MARGIN ? best.key : undefined
  }

  /** Twice the weight in common over the weight of both (Dice); a wording that is all within a longer text fits well. */
  #shared(text: ReadonlySet<string>, wording: ReadonlySet<string>): number {
    let common = 0
    let ofWording = 0
    for (const word of wording) {
      const weight = this.#weight(word)
      ofWording += weight
      if (text.has(word)) common += weight
    }
    if (common === 0) return 0
    let ofText = 0
    for (const word of text) ofText += this.#weight(word)
    const dice = (2 * common) / (ofText + ofWording)
    const within = wording.size > 2 && common === ofWording ? 0.7 : 0
    // One word of several is not enough: “No” is not “No one”.
    const whole = text.size === 1 && wording.size > 1 ? ONE_WORD : 1
    return Math.min(0.99, Math.max(dice, within) * whole)
  }

  #weight(word: string): number {
    return this.#weights.get(word) ?? this.#rare
  }
}
