/** The words of a text as they are compared: lower case, without accents or apostrophes. “Can’t” is `cant`. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/['’`\p{M}]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Words that are in every sentence and tell nothing apart. */
const COMMON = new Set(
  'a about all also am an and any are as at be been but by can could did do does for from get gets getting got had has have he her him his how i if im in is it its ive just keeps like me my not of off on or our out really says she should so some somebody someone something that the their them then there theres they think this to too up us very was we were what when who whose why will with would you your'.split(
    ' ',
  ),
)

/** Without the words that tell nothing; all of them where nothing else would be left (“out there”). */
export const tellingWords = (words: readonly string[]): string[] => {
  const telling = words.filter((word) => word.length > 1 && !COMMON.has(word))
  return telling.length > 0 ? telling : [...words]
}

/** Do these words stand in a text in this order, with at most so many others between one and the next? */
export const standsIn = (
  phrase: readonly string[],
  text: readonly string[],
  between: number,
  same: (wanted: string, there: string) => boolean = (wanted, there) => wanted === there,
): boolean => {
  const from = (next: number, at: number): boolean => {
    const wanted = phrase[next]
    if (wanted === undefined) return true
    const last = next === 0 ? text.length - 1 : Math.min(text.length - 1, at + between)
    for (let i = at; i <= last; i++) if (same(wanted, text[i] ?? '') && from(next + 1, i + 1)) return true
    return false
  }
  return phrase.length > 0 && from(0, 0)
}

/** Whether one letter more or less, or two neighbours swapped, makes one word the other. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const [here, there] = afterCommonStart(a, b)
  return (
    here.slice(1) === there ||
    here === there.slice(1) ||
    (here[0] === there[1] && here[1] === there[0] && here.slice(2) === there.slice(2))
  )
}

/** Whether the words are alike but for one letter in the same place. */
export function oneOtherLetter(a: string, b: string): boolean {
  const [here, there] = afterCommonStart(a, b)
  return here.slice(1) === there.slice(1)
}

const afterCommonStart = (a: string, b: string): [string, string] => {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  return [a.slice(start), b.slice(start)]
}
