import { createHash } from 'node:crypto'
import type { Scenario, ScenarioRules } from '../schema/scenario.ts'

/** What was allotted to the child of a story: the id of a level by the id of its factor. */
export type Levels = Readonly<Record<string, string>>

/** What stands in the places of a story's texts. */
export type ChildWords = Readonly<Record<string, string>>

const PLACE = /\{([A-Za-z]+)\}/g

/** The places of a text, in small letters. */
export const placesOfChild = (text: string): string[] =>
  [...text.matchAll(PLACE)].map(([, word = '']) => word.toLowerCase())

/** The names of the child that has these levels: of the list that names most of them. None: []. */
export const namesFor = ({ names }: Pick<ScenarioRules, 'names'>, levels: Levels): readonly string[] => {
  const fitting = names
    .filter(({ of }) => Object.entries(of).every(([factor, level]) => levels[factor] === level))
    .sort((a, b) => Object.keys(b.of).length - Object.keys(a.of).length)
  return fitting[0]?.list ?? []
}

/**
 * Who the child of a story is. The name is drawn by the seed, from a place in its list that is the same whatever the
 * levels are; no two stories of one round have the same place.
 * @param nth which story of the round it is, from 0
 */
export function childWords(
  rules: ScenarioRules,
  { age }: Pick<Scenario, 'age'>,
  levels: Levels,
  seed: string,
  nth: number,
): ChildWords {
  const list = namesFor(rules, levels)
  const order = list
    .map((_, i) => ({ i, by: createHash('sha256').update(`${seed}\0name ${i}`).digest('hex') }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
  const words = rules.factors.flatMap(({ id, levels: all }) =>
    Object.entries(all.find((level) => level.id === levels[id])?.words ?? {}),
  )
  return {
    age: String(age),
    ...Object.fromEntries(words),
    name: list[order[nth % Math.max(1, order.length)]?.i ?? 0] ?? '…',
  }
}

/** A text with the words of its child; a place that begins large begins large: {They}. */
export const fillChild = (text: string, words: ChildWords): string =>
  text.replace(PLACE, (place, name: string) => {
    const word = words[name.toLowerCase()]
    if (word === undefined) return place
    return /^[A-Z]/.test(name) ? word.charAt(0).toUpperCase() + word.slice(1) : word
  })
