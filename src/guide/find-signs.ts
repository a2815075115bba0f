import type { Reader } from '../frame/index.ts'
import type { Sign } from '../pack/index.ts'

/**
 * The signs that somebody may mean by the words they typed, in the pack's order: by its titles in every door's words
 * and by what people really call things. Forgives one slip a word (a letter too many, too few, wrong or swapped).
 * The signs that answer most of the words are given; none where no word is known.
 */
export function findSigns({ t, pack }: Reader, typed: string): Sign[] {
  const wanted = wordsOf(typed).filter((word) => word.length > 1 && !COMMON.has(word))
  const found = pack.domains.flatMap(({ domain, signs }) =>
    signs.map((sign) => {
      const known = wordsOf(
        [
          t(domain.name),
          t(sign.young_people.title),
          t(sign.parents.title),
          t(sign.practitioners.title),
          ...sign.search,
        ].join(' '),
      )
      return { sign, met: wanted.filter((word) => known.some((one) => alike(word, one))).length }
    }),
  )
  const most = Math.max(0, ...found.map(({ met }) => met))
  return most === 0 ? [] : found.filter(({ met }) => met === most).map(({ sign }) => sign)
}

/** Words that are in every sentence and tell no sign from another. */
const COMMON = new Set(
  'a about all an and are at be been but by can child children do does for from friend friends get gets got had has have he her him his i in is it its kid me mum my new not of off old on one or out she so some somebody someone son daughter that the their them they this to up was were what when who with won wont you your'.split(
    ' ',
  ),
)

const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/['’\p{M}]/gu, '')
      .match(/[\p{L}\p{N}]+/gu),
  ),
]

/** @param typed as it was written @param known a word of the pack */
function alike(typed: string, known: string): boolean {
  if (typed === known) return true
  const shorter = Math.min(typed.length, known.length)
  // “trainer” and “trainers”, “skip” and “skipping”: one begins the other.
  if (shorter >= 4 && (known.startsWith(typed) || typed.startsWith(known))) return true
  return shorter >= 4 && oneSlip(typed, known)
}

/** Whether one letter more, less, other or swapped with its neighbour makes one word the other. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.slice(start + 1) === b.slice(start + 1) || a.slice(start + 1) === b.slice(start)) return true
  if (a.slice(start) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}
