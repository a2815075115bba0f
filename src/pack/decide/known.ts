import { FACT_WORDS, LIST_FACT_WORDS } from '../facts.ts'
import { inList, type Known, type Variable } from './condition.ts'

const SCALARS = Object.keys(FACT_WORDS)
const LISTS = Object.entries(LIST_FACT_WORDS)

/** Everything that facts can settle; who is open is not among it. */
export const VARIABLES: readonly Variable[] = [
  ...SCALARS,
  ...LISTS.flatMap(([list, words]) => words.map((word) => inList(list, word))),
]

/** Facts as knowledge in which nothing is left open: what is absent stays unknown. Opening hours are added by the caller. */
export const knownFrom = (facts: Readonly<Record<string, unknown>>): Map<string, string | boolean> => {
  const known = new Map<string, string | boolean>()
  for (const name of SCALARS) known.set(name, typeof facts[name] === 'string' ? facts[name] : 'unknown')
  for (const [list, words] of LISTS) {
    const held = Array.isArray(facts[list]) ? (facts[list] as unknown[]) : []
    for (const word of words) known.set(inList(list, word), held.includes(word))
  }
  return known
}

/** The same the other way: what is known, as facts. What is open or unknown is left out. */
export const factsOf = (known: Known): Record<string, string | string[]> => {
  const facts: Record<string, string | string[]> = {}
  for (const name of SCALARS) {
    const word = known.get(name)
    if (typeof word === 'string' && word !== 'unknown') facts[name] = word
  }
  for (const [list, words] of LISTS) {
    const held = words.filter((word) => known.get(inList(list, word)) === true)
    if (held.length > 0) facts[list] = held
  }
  return facts
}
