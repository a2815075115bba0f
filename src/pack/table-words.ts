import type { Problem } from '../kit/result.ts'
import { didYouMean } from './did-you-mean.ts'
import { FACT_WORDS, LIST_FACT_WORDS } from './facts.ts'
import type { Part } from './parts.ts'
import type { Condition, WhomToTell } from './schema/whom-to-tell.ts'
import type { Path } from './yaml-lines.ts'

const WORDS: Readonly<Record<string, readonly string[]>> = { ...FACT_WORDS, ...LIST_FACT_WORDS }

/** The words of a fact; every fact but who tells may be unknown. */
const wordsOf = (fact: string): readonly string[] =>
  fact === 'teller' ? FACT_WORDS.teller : [...new Set([...(WORDS[fact] ?? []), 'unknown'])]

/** Words that no fact has, and named conditions that need themselves. */
export const checkTableWords = (part: Part<WhomToTell>): Problem[] => {
  const problems: Problem[] = []
  const { conditions } = part.value
  const words = (path: Path, fact: string, written: unknown): void => {
    for (const word of [written].flat() as string[]) {
      if (wordsOf(fact).includes(word)) continue
      const where = part.where(path)
      problems.push({
        where,
        what: `The fact “${fact}” has no word “${word.slice(0, 60)}”.`,
        right: didYouMean(word, wordsOf(fact)),
      })
    }
  }
  const means = (path: Path, given: Readonly<Record<string, unknown>>): void => {
    for (const [fact, written] of Object.entries(given)) {
      if (Object.hasOwn(WORDS, fact)) words([...path, fact], fact, written)
      else {
        problems.push({
          where: part.where([...path, fact]),
          what: `There is no fact “${fact.slice(0, 60)}”.`,
          right: didYouMean(fact, Object.keys(WORDS), 24),
        })
      }
    }
  }
  for (const { path, on } of conditionsIn(part.value)) {
    for (const [key, written] of Object.entries(on)) {
      if (Object.hasOwn(WORDS, key)) words([...path, key], key, written)
    }
  }
  for (const [i, question] of part.value.questions.entries()) {
    for (const [j, option] of question.options.entries())
      means(['questions', i, 'options', j, 'means'], option.means)
  }
  for (const [i, follows] of (part.value.following ?? []).entries())
    means(['following', i, 'means'], follows.means)

  const needs = (name: string): string[] =>
    Object.hasOwn(conditions, name)
      ? within([], conditions[name] as Condition).flatMap(({ on }) => [on.is ?? []].flat())
      : []
  for (const name of Object.keys(conditions)) {
    const reached = new Set<string>()
    const follow = (from: string): void => {
      for (const next of needs(from)) {
        if (reached.has(next)) continue
        reached.add(next)
        follow(next)
      }
    }
    follow(name)
    if (!reached.has(name)) continue
    problems.push({
      where: part.where(['conditions', name]),
      what: `The condition “${name}” needs itself.`,
      right: 'Follow its “is”, and break the circle.',
    })
  }
  return problems
}

/** A condition of the table, and where it stands. */
export interface PlacedCondition {
  readonly path: Path
  readonly on: Condition
}

/** Every condition of a table, those within others too. */
export const conditionsIn = (table: WhomToTell): PlacedCondition[] => [
  ...Object.entries(table.conditions).flatMap(([name, on]) => within(['conditions', name], on)),
  ...table.questions.flatMap((question, i) => [
    ...within(['questions', i, 'when'], question.when),
    ...question.options.flatMap((option, j) => within(['questions', i, 'options', j, 'when'], option.when)),
  ]),
  ...(table.following ?? []).flatMap((follows, i) => within(['following', i, 'when'], follows.when)),
  ...table.rules.flatMap((rule, i) => [
    ...within(['rules', i, 'when'], rule.when),
    ...(rule.beside ?? []).flatMap((line, j) => within(['rules', i, 'beside', j, 'when'], line.when)),
  ]),
  ...table.beside.flatMap((line, i) => within(['beside', i, 'when'], line.when)),
]

const within = (path: Path, on: unknown): PlacedCondition[] => {
  if (on === undefined) return []
  const condition = on as Condition
  return [
    { path, on: condition },
    ...(['any', 'all'] as const).flatMap((key) =>
      (condition[key] ?? []).flatMap((inner, i) => within([...path, key, i], inner)),
    ),
    ...within([...path, 'not'], condition.not),
  ]
}
