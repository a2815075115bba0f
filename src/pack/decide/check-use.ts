import type { Problem } from '../../kit/result.ts'
import type { Pack } from '../pack.ts'
import type { Condition, WhomToTell } from '../schema/whom-to-tell.ts'
import { conditionsIn } from '../table-words.ts'
import type { Path } from '../yaml-lines.ts'
import { compileTable, type Table, within } from './compile-table.ts'
import { every, type Test, wordsOf } from './condition.ts'
import { type Cases, findCase } from './explore.ts'
import { shownBeside, shownInRule, wonBy } from './shown.ts'
import type { Where } from './where.ts'

const LOGIC = new Set(['is', 'any', 'all', 'not'])

/**
 * Words of conditions that change nothing: the table gives the same answers without them. Each word is taken away
 * in turn, and a case is looked for in which that shows. Lines that are never shown have been told of already.
 */
export const checkUse = (
  pack: Pack,
  table: Table,
  cases: Cases,
  neverShown: readonly Path[],
  where: Where,
): Problem[] => {
  const source = pack.whomToTell
  const tests = testsOf(source, table)
  const inVain = (path: Path): boolean => neverShown.some((line) => line.every((step, i) => step === path[i]))
  return words(source).flatMap(({ path, key, word, without }) => {
    if (inVain(path)) return []
    const changed = testsOf(without, compileTable(without))
    const shows = tests.some(({ reach, test, uses }, i) => {
      const other = changed[i]?.test
      if (!other || !uses(path)) return false
      return findCase(cases, every([differs(test, other), cases.possible, reach])) !== null
    })
    if (shows) return []
    return [
      {
        where: where('whom-to-tell.yaml', path),
        what: `“${key}: ${word}” changes nothing here: the answers are the same without it.`,
        right: 'Remove it, or mend the condition.',
      },
    ]
  })
}

interface Deciding {
  readonly test: Test
  /** The cases in which it decides something. */
  readonly reach: Test
  /** Whether what stands at this place is part of it, by a name too. */
  readonly uses: (path: Path) => boolean
}

/** Every condition that decides something. */
const testsOf = (source: WhomToTell, table: Table): Deciding[] => {
  const always = every([])
  const deciding = (place: Path, written: unknown, test: Test, reach: Test): Deciding => {
    const names = namesIn(source, written)
    const uses = (path: Path): boolean =>
      path[0] === 'conditions' ? names.has(String(path[1])) : place.every((step, i) => step === path[i])
    return { test, reach, uses }
  }
  return [
    ...table.rules.flatMap((compiled, i) => {
      const { rule, when, beside } = compiled
      const open = { ...table, rules: table.rules.with(i, { ...compiled, when: always }) }
      return [
        deciding(['rules', i, 'when'], rule.when, when, wonBy(open, i)),
        ...beside.map((line, j) => {
          const lines = beside.map((each, k) => (k === j ? { ...each, when: always } : each))
          const openLine = { ...table, rules: table.rules.with(i, { ...compiled, beside: lines }) }
          const written = rule.beside?.[j]?.when
          return deciding(['rules', i, 'beside', j], written, line.when, shownInRule(openLine, i, j))
        }),
      ]
    }),
    ...table.beside.map((line, i) => {
      const open = { ...table, beside: table.beside.with(i, { ...line, when: always }) }
      return deciding(['beside', i], source.beside[i]?.when, line.when, shownBeside(open, i))
    }),
  ]
}

/** The named conditions on which a condition rests, those within named ones too. */
const namesIn = (source: WhomToTell, condition: unknown, found = new Set<string>()): Set<string> => {
  for (const { is } of condition === undefined ? [] : within(condition as Condition)) {
    for (const name of wordsOf(is)) {
      if (found.has(name)) continue
      found.add(name)
      namesIn(source, source.conditions[name], found)
    }
  }
  return found
}

const differs =
  (a: Test, b: Test): Test =>
  (known) => {
    const one = a(known)
    const other = b(known)
    if (typeof one === 'boolean' && typeof other === 'boolean') return one !== other
    return typeof one === 'boolean' ? other : one
  }

interface WordOfTable {
  readonly path: Path
  readonly key: string
  readonly word: string
  readonly without: WhomToTell
}

/** Every word of the conditions that decide, each with the table that lacks it. */
const words = (source: WhomToTell): WordOfTable[] =>
  conditionsIn(source)
    .filter(({ path }) => path[0] !== 'questions' && path[0] !== 'following')
    .flatMap(({ path, on }) =>
      Object.entries(on)
        .filter(([key]) => !LOGIC.has(key))
        .flatMap(([key, value]) =>
          wordsOf(value).map((word) => ({
            path: [...path, key],
            key,
            word,
            without: without(source, path, key, word),
          })),
        ),
    )

/** A copy of the table in which a condition lacks one word; with its only word a condition never holds. */
const without = (source: WhomToTell, path: Path, key: string, word: string): WhomToTell => {
  const copy = structuredClone(source)
  let holder: unknown = copy
  for (const step of path) holder = (holder as Record<string | number, unknown>)[step]
  const condition = holder as Condition
  const left = wordsOf(condition[key]).filter((each) => each !== word)
  if (key === 'open' || key === 'closed') delete condition[key]
  else (condition as Record<string, unknown>)[key] = left
  return copy
}
