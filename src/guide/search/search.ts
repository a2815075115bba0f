import MiniSearch from 'minisearch'
import type { Reader } from '../../frame/index.ts'
import type { Pack } from '../../pack/index.ts'
import { type Entry, entriesOf, type Findable } from './search-entries.ts'
import { standsIn, tellingWords, wordsOf } from './search-words.ts'

/** More than a sentence or two is not read: it would find everything. Letters, and words that tell something. */
export const MOST_LETTERS = 300
const MOST_WORDS = 24

/** Results of one kind, the best first. */
export interface Group {
  readonly kind: Findable['kind']
  readonly found: readonly Findable[]
}

/** Few, for who is worried reads little: of each kind, and of all. */
const MOST_OF_A_KIND = 3
const MOST = 9
/** What shares far fewer words than the best is left out. */
const LEAST_OF_BEST = 0.22

/** A name weighs more than what a page says; a way to tell or a sign more than further reading. */
const FIELDS = { names: 3, called: 3, text: 0.6 } as const
const KINDS: Readonly<Record<Findable['kind'], number>> = {
  article: 1.1,
  sign: 1,
  harm: 1.1,
  approach: 1.1,
  contact: 1.1,
  route: 1,
  trade: 1,
  term: 0.8,
  resource: 0.6,
  exercise: 0.7,
  page: 0.9,
}
/** What was typed is just what people call it, or holds it whole. */
const JUST_SO = 3
const WHOLE = 1.7
/** Words that the pack says instead of the typed ones weigh less than those. */
const INSTEAD = 0.6

export type Search = (typed: string) => Group[]

/** Makes the search of one language: about 20 ms, so it waits until somebody searches. Nothing typed is kept. */
export function searchOf(reader: Reader): Search {
  const entries = entriesOf(reader)
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize: wordsOf,
    processTerm: withoutPlural,
    extractField: (document: { id: number }, field) =>
      field === 'id'
        ? document.id
        : (entries[document.id]?.[field as keyof typeof FIELDS].join(' ') as never),
  })
  index.addAll(entries.map((_, id) => ({ id })))
  const phrases = entries.map(({ names, called }) => [...names, ...called].map(wordsOf))

  return (typed) => {
    const all = wordsOf(typed)
    const own = [...new Set(tellingWords(all))].slice(0, MOST_WORDS)
    const instead = wordsHere(reader.pack, all).filter((word) => !own.includes(word))
    const matches = index
      .search([...own, ...instead].join(' '), {
        boost: FIELDS,
        boostTerm: (_, i) => (i < own.length ? 1 : INSTEAD),
        prefix: (term) => term.length >= 4,
        fuzzy: (term) => (term.length < 4 ? false : term.length < 8 ? 1 : 2),
        weights: { fuzzy: 0.35, prefix: 0.5 },
        bm25: { k: 1.2, b: 0.4, d: 0.5 },
      })
      .map(({ id, score }) => {
        const { found } = entries[id] as Entry
        const shared = score * KINDS[found.kind]
        return { found, shared, score: shared * fit(all, phrases[id] ?? []) }
      })
    return grouped(matches)
  }
}

/** “Hotel” and “hotels” are one word. */
const withoutPlural = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word

/** How well what was typed fits what people call something, word for word. */
function fit(typed: readonly string[], phrases: readonly (readonly string[])[]): number {
  let best = 1
  const telling = tellingWords(typed)
  for (const phrase of phrases) {
    if (equal(phrase, typed) || equal(tellingWords(phrase), telling)) return JUST_SO
    const [shorter, longer] = phrase.length <= typed.length ? [phrase, typed] : [typed, phrase]
    if (shorter.length > 1 && standsIn(shorter, longer, 0)) best = WHOLE
  }
  return best
}

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, i) => word === b[i])

/** What the pack says for what people of the area say. */
const wordsHere = ({ calledHere }: Pack, typed: readonly string[]): string[] =>
  calledHere
    .filter((entry) => entry.typed.some((phrase) => standsIn(wordsOf(phrase), typed, 0)))
    .flatMap(({ means }) => wordsOf(means))

interface Match {
  readonly found: Findable
  /** By the words that it shares with what was typed. */
  readonly shared: number
  /** And by how well it fits as a whole. */
  readonly score: number
}

/** Kinds in the order of their best, and few of each. */
function grouped(matches: readonly Match[]): Group[] {
  const groups = new Map<Findable['kind'], Findable[]>()
  const least = Math.max(0, ...matches.map(({ shared }) => shared)) * LEAST_OF_BEST
  let count = 0
  for (const { found, shared } of matches.toSorted((a, b) => b.score - a.score)) {
    const group = groups.get(found.kind) ?? []
    if (shared < least || group.length === MOST_OF_A_KIND) continue
    if (count === MOST) break
    groups.set(found.kind, [...group, found])
    count++
  }
  return [...groups].map(([kind, found]) => ({ kind, found }))
}
