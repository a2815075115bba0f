import type { Reader } from '../../frame/index.ts'
import type { Sign } from '../../pack/index.ts'
import { oneSlip, tellingWords, wordsOf } from '../search/search-words.ts'

/**
 * The signs that somebody may mean by the words they typed, in the pack's order: by its titles in every door's words
 * and by what people really call things. Forgives one slip a word (a letter too many, too few, wrong or swapped).
 * The signs that answer most of the words are given; none where no word is known.
 */
export function findSigns({ t, pack }: Reader, typed: string): Sign[] {
  const wanted = [...new Set(tellingWords(wordsOf(typed)))].filter((word) => word.length > 1)
  const found = pack.domains.flatMap(({ domain, signs }) =>
    signs.map((sign) => {
      const titles = [sign.young_people, sign.parents, sign.practitioners].map(({ title }) => t(title))
      const known = wordsOf([t(domain.name), ...titles, ...sign.search].join(' '))
      return { sign, met: wanted.filter((word) => known.some((one) => alike(word, one))).length }
    }),
  )
  const most = Math.max(0, ...found.map(({ met }) => met))
  return most === 0 ? [] : found.filter(({ met }) => met === most).map(({ sign }) => sign)
}

/** The shortest word in which a slip is forgiven, and that stands for what it begins: “skip” for “skipping”. */
const LONG_ENOUGH = 4

const alike = (a: string, b: string): boolean =>
  a === b ||
  (Math.min(a.length, b.length) >= LONG_ENOUGH && (a.startsWith(b) || b.startsWith(a) || oneSlip(a, b)))
