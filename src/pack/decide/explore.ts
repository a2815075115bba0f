import { FACT_WORDS } from '../facts.ts'
import type { Pack } from '../pack.ts'
import { conditionsOf, openness, type Table, within } from './compile-table.ts'
import {
  compileCondition,
  every,
  isList,
  type Known,
  not,
  some,
  type Test,
  type Variable,
  wordsOf,
} from './condition.ts'
import { IMPOSSIBLE } from './impossible.ts'
import { VARIABLES } from './known.ts'
import { openPatterns } from './open-patterns.ts'

type Settled = readonly (readonly [Variable, string | boolean])[]

/**
 * Every case there is: each fact by classes of words that no condition tells apart, each list word there or not,
 * and each pattern of who is open that can really occur at one time.
 */
export interface Cases {
  /** How many cases there are in all. */
  readonly count: number
  /** What a variable may turn out to be; who is open is one thing, settled for all at once. */
  readonly outcomes: (variable: Variable) => readonly Settled[]
  /** Facts that can be true together. */
  readonly possible: Test
}

/**
 * The cases of a pack's table. Words stand in one class where every condition that has one has the other;
 * `wordByWord`: each stands alone.
 */
export const casesOf = (pack: Pack, table: Table, wordByWord = false): Cases => {
  const conditions = [...conditionsOf(pack.whomToTell), ...IMPOSSIBLE.map(({ when }) => when)].flatMap(within)
  const outcomes = new Map<Variable, readonly Settled[]>()
  for (const variable of VARIABLES) {
    if (variable.includes(':')) {
      outcomes.set(variable, [[[variable, true]], [[variable, false]]])
      continue
    }
    const asked = conditions.flatMap((condition) =>
      condition[variable] === undefined || isList(variable) ? [] : [new Set(wordsOf(condition[variable]))],
    )
    const words = [...FACT_WORDS[variable as keyof typeof FACT_WORDS], 'unknown'].filter(
      // Who tells is the one fact that is never absent.
      (word) => variable !== 'teller' || word !== 'unknown',
    )
    const classes = Map.groupBy(new Set(words), (word) =>
      wordByWord ? word : asked.map((set) => set.has(word)).join(),
    )
    outcomes.set(
      variable,
      [...classes.values()].map(([word = 'unknown']) => [[variable, word]]),
    )
  }
  const patterns = openPatterns(pack, table.contacts).map(
    (pattern): Settled => openness(table, (id) => pattern.get(id) ?? true),
  )
  const facts = [...outcomes.values()].reduce((count, list) => count * list.length, 1)
  return {
    count: facts * patterns.length,
    outcomes: (variable) => outcomes.get(variable) ?? patterns,
    possible: not(some(IMPOSSIBLE.map(({ when }) => compileCondition(when, () => every([]))))),
  }
}

/**
 * Each way in which a variable may turn out, beside what is known. One map is used for all of them: keep a copy of
 * what must outlive the step.
 */
export function* settling(
  cases: Cases,
  known: Map<Variable, string | boolean>,
  variable: Variable,
): Generator<Map<Variable, string | boolean>> {
  for (const outcome of cases.outcomes(variable)) {
    for (const [name, value] of outcome) known.set(name, value)
    yield known
    for (const [name] of outcome) known.delete(name)
  }
}

/**
 * A case in which the test holds; null where there is none, which has then been proved. It splits only on what the
 * test still hangs on, so that whole blocks of cases are judged at once.
 */
export const findCase = (
  cases: Cases,
  test: Test,
  known = new Map<Variable, string | boolean>(),
): Known | null => {
  const verdict = test(known)
  if (typeof verdict === 'boolean') return verdict ? new Map(known) : null
  for (const next of settling(cases, known, verdict[0] ?? '')) {
    const found = findCase(cases, test, next)
    if (found) return found
  }
  return null
}

/** How many cases agree with what is known. */
export const casesIn = (cases: Cases, known: Known): number => {
  let count = cases.count
  let openSettled = false
  for (const variable of known.keys()) {
    const isOpen = variable.startsWith('open:')
    if (isOpen && openSettled) continue
    openSettled ||= isOpen
    count /= cases.outcomes(variable).length
  }
  return count
}
