import type { Exact } from './exactly.ts'

/** What somebody wrote, of a text as it was sealed: where it holds several texts by name, each on lines of its own. */
export const saidIn = (opened: string): string => {
  if (!opened.startsWith('{')) return opened
  try {
    return textsIn(JSON.parse(opened)).join('\n')
  } catch {
    return opened
  }
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

/** What whole names a text names: every word of one, of two at least, stands in it. */
const namesIn = (said: string): ((names: readonly string[]) => boolean) => {
  const there = new Set(wordsOf(said))
  return (names) =>
    names.map(wordsOf).some((words) => words.length >= 2 && words.every((word) => there.has(word)))
}

/** Whether a text names one of these whole names. */
export const isNamedIn = (said: string, names: readonly string[]): boolean => namesIn(said)(names)

/** What no name of an account has inside, as a rule. */
const SIGN = /[^\p{L}\d._-]/u
const SIGNS = /[^\p{L}\d._-]+/u

/**
 * Reads a text once, and tells of each whom it is asked for whether it names them exactly, however that is spaced: a whole
 * name, a number, an account or a plate. Rather once too often: what is found is kept, and nobody is told anything by it.
 */
export const namedIn = (said: string): ((one: Pick<Exact, 'names' | 'texts' | 'emails'>) => boolean) => {
  const names = namesIn(said)
  const plain = said.normalize('NFKC').toLowerCase()
  const close = plain.replace(/[^\p{L}\d]/gu, '')
  const figures = plain.replace(/\(0\)|\D/g, '')
  const alone = new Set(plain.split(SIGNS).map((one) => one.replace(/[.-]+$/, '')))
  return (one) =>
    names(one.names) ||
    one.emails.some((email) => plain.includes(email)) ||
    one.texts.some((text) => {
      const [by, of = ''] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)]
      if (by === 'phone') return figures.includes(of.replace(/^\+44|^\+/, ''))
      if (by === 'plate') return close.includes(of.toLowerCase())
      const account = of.slice(of.indexOf('/') + 1).replace(/[.-]+$/, '')
      // A name with a sign inside (kit#1234) never stands alone.
      return by === 'account' && (alone.has(account) || (SIGN.test(account) && plain.includes(account)))
    })
}
