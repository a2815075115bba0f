import { LIST_FACT_WORDS } from '../facts.ts'
import type { Condition } from '../schema/whom-to-tell.ts'

/** What a condition asks about: a fact (`teller`), a word of a list (`harm:sexual`), somebody's hours (`open:safecall`). */
export type Variable = string

/** What is settled: a fact's word (`unknown` where it will stay absent), whether a list holds a word, who is open. */
export type Known = ReadonlyMap<Variable, string | boolean>

/** Whether a condition holds; while that is open, the variables on which it still hangs. */
export type Verdict = boolean | readonly Variable[]

/** A compiled condition. It may be asked while only some facts are settled. */
export type Test = (known: Known) => Verdict

/** One word, or one list of words, as written: always a list. */
export const wordsOf = (words: unknown): readonly string[] =>
  words === undefined ? [] : ([words].flat() as string[])

export const inList = (list: string, word: string): Variable => `${list}:${word}`
export const openNow = (contact: string): Variable => `open:${contact}`

export const isList = (fact: string): fact is keyof typeof LIST_FACT_WORDS =>
  Object.hasOwn(LIST_FACT_WORDS, fact)

/** The words of a list that say something: its `unsure` says no more than an absent list. */
const namedWords = (list: keyof typeof LIST_FACT_WORDS): readonly string[] =>
  LIST_FACT_WORDS[list].filter((word) => word !== 'unsure')

export const every =
  (tests: readonly Test[]): Test =>
  (known) => {
    let hangsOn: readonly Variable[] | undefined
    for (const test of tests) {
      const verdict = test(known)
      if (verdict === false) return false
      if (verdict !== true) hangsOn = hangsOn ? [...hangsOn, ...verdict] : verdict
    }
    return hangsOn ?? true
  }

export const not =
  (test: Test): Test =>
  (known) => {
    const verdict = test(known)
    return typeof verdict === 'boolean' ? !verdict : verdict
  }

export const some = (tests: readonly Test[]): Test => not(every(tests.map(not)))

const holds =
  (variable: Variable): Test =>
  (known) => {
    const value = known.get(variable)
    return typeof value === 'boolean' ? value : [variable]
  }

const isOneOf = (fact: string, words: readonly string[]): Test => {
  const wanted = new Set<unknown>(words)
  return (known) => {
    const value = known.get(fact)
    return value === undefined ? [fact] : wanted.has(value)
  }
}

const listHolds = (list: keyof typeof LIST_FACT_WORDS, words: readonly string[]): Test =>
  some(
    words.map((word) =>
      word === 'unknown'
        ? not(some(namedWords(list).map((named) => holds(inList(list, named)))))
        : holds(inList(list, word)),
    ),
  )

/**
 * Turns a condition into a test, once. `named` gives the conditions that `is` refers to; the pack's references
 * have been checked before.
 */
export const compileCondition = (condition: Condition, named: (name: string) => Test): Test => {
  const parts = Object.entries(condition).map(([key, value]): Test => {
    switch (key) {
      case 'is':
        return every(wordsOf(value).map(named))
      case 'any':
        return some((value as Condition[]).map((inner) => compileCondition(inner, named)))
      case 'all':
        return every((value as Condition[]).map((inner) => compileCondition(inner, named)))
      case 'not':
        return not(compileCondition(value as Condition, named))
      case 'open':
        return holds(openNow(value as string))
      case 'closed':
        return not(holds(openNow(value as string)))
      default:
        return isList(key) ? listHolds(key, wordsOf(value)) : isOneOf(key, wordsOf(value))
    }
  })
  return parts.length === 1 && parts[0] ? parts[0] : every(parts)
}
