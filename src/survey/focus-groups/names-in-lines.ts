import type { Pack } from '../../pack/index.ts'
import { isFirstName } from './first-names.ts'

/** A name, a place or something else by which a person can be found; a suggestion, until somebody has looked. */
export interface Found {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly kind: 'name' | 'place' | 'detail'
  readonly why: string
}

const DETAILS: readonly { readonly cell: RegExp; readonly why: string }[] = [
  { cell: /[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/gi, why: 'an e-mail address' },
  { cell: /(?<!\w)@[\w.]{2,}/g, why: 'the name of an account' },
  { cell: /https?:\/\/\S+/gi, why: 'a web address' },
  { cell: /(?<!\d)(?:\+44|0)(?:[\s-]?\d){9,10}(?!\d)/g, why: 'a telephone number' },
  { cell: /\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b/g, why: 'a number plate' },
  { cell: /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi, why: 'a postcode' },
]

const TITLED =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|PC|PCSO|Sgt|Auntie|Aunty|Aunt|Uncle|Coach)\.?\s+\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?/gu
/** What they are called among themselves, whatever the letters: they call him ghost. */
const CALLED = /\b(?:called|known as|nickname is|calls? (?:him|her|them))\s+[“"‘']?([\p{L}][\p{L}-]+)/giu
const WORD = /[\p{L}][\p{L}’'-]*/gu
const SPOKE = /^\s*(?::|,?\s*(?:said|says|say|told|reckons|reckoned|goes|went|thinks|thought|got|gets|has)\b)/
const BEFORE_PLACE = /\b(?:in|at|near|behind|outside|round|around|down|from|to|by|off)\s+(?:the\s+)?$/i

/** Words that have a capital letter and are nobody's name. */
const NOT_NAMES = new Set(
  'i im ill ive id monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter english british ok tv uk bbc pe re dm dms snapchat snap instagram insta tiktok whatsapp facebook youtube discord roblox fortnite xbox playstation netflix uber google everyone everybody someone somebody nobody anyone anybody they he she we you it people kids lads lasses girls boys mam mum dad nana nan grandad my our his her their the a an and but so if when then because what who where why how not no yes yeah aye'.split(
    ' ',
  ),
)

/** Everything in a line by which somebody may be found, in order, none within another. */
export const namesInLine = (pack: Pack, line: string, known: ReadonlySet<string>): Found[] => {
  const found: Found[] = []
  const free = (from: number, to: number): boolean => found.every((one) => to <= one.from || from >= one.to)
  const add = (from: number, text: string, kind: Found['kind'], why: string): void => {
    if (free(from, from + text.length)) found.push({ from, to: from + text.length, text, kind, why })
  }
  for (const { cell, why } of DETAILS)
    for (const hit of line.matchAll(cell)) add(hit.index, hit[0], 'detail', why)
  for (const hit of line.matchAll(TITLED)) add(hit.index, bare(hit[0]), 'name', 'a title and a name')
  for (const hit of line.matchAll(CALLED)) {
    const name = hit[1] ?? ''
    if (!isOrdinary(pack, name))
      add(hit.index + hit[0].length - name.length, name, 'name', 'what somebody is called')
  }
  for (const hit of line.matchAll(WORD)) {
    const word = bare(hit[0])
    const before = line.slice(0, hit.index)
    const after = line.slice(hit.index + word.length)
    const capital = /^\p{Lu}\p{Ll}/u.test(word)
    const plain = word.toLowerCase()
    if (isFirstName(word) || known.has(plain)) add(hit.index, word, 'name', 'a first name')
    else if (!capital || isOrdinary(pack, word)) continue
    else if (!beginsSentence(before)) {
      if (BEFORE_PLACE.test(before)) add(hit.index, word, 'place', 'a capital letter, after a word for where')
      else add(hit.index, word, 'name', 'a capital letter within a sentence')
    } else if (SPOKE.test(after))
      add(hit.index, word, 'name', 'a capital letter, before what somebody said or did')
  }
  return found.sort((a, b) => a.from - b.from)
}

/** Without the s of possession and what else hangs on a word. */
const bare = (word: string): string => word.replace(/[’']s$/i, '').replace(/[’'-]+$/, '')

const beginsSentence = (before: string): boolean =>
  /(^|[.!?…:]\s*|[“"‘'(]\s*)$/.test(before.trimEnd() === '' ? '' : before)

/** Days, services that everybody knows, and the pack's own contacts and harms. */
const isOrdinary = (pack: Pack, word: string): boolean => {
  const plain = word.toLowerCase().replace(/[’']/g, '')
  return NOT_NAMES.has(plain) || wordsOfPack(pack).has(plain)
}

const ofPack = new WeakMap<Pack, ReadonlySet<string>>()

const wordsOfPack = (pack: Pack): ReadonlySet<string> => {
  const known =
    ofPack.get(pack) ??
    new Set(
      [
        ...[...pack.contacts.values()].map(({ name }) => name),
        ...[...pack.harms.values()].map(({ name }) => name),
      ].flatMap((name) => name.toLowerCase().match(/[\p{L}]+/gu) ?? []),
    )
  ofPack.set(pack, known)
  return known
}

const INSTEAD = { name: '[name]', place: '[place]', detail: '[removed]' } as const

/** A line with a mark in the place of everything that was found in it. */
export const withoutNames = (line: string, found: readonly Found[]): string => {
  let text = ''
  let at = 0
  for (const { from, to, kind } of found) {
    text += line.slice(at, from) + INSTEAD[kind]
    at = to
  }
  return text + line.slice(at)
}
