import type { Draw } from '../questionnaire/index.ts'
import type { Wave } from '../survey/index.ts'
import { dealt } from './draws.ts'
import type { Pattern } from './pattern.ts'

type Column = (string | number | undefined)[]

/** What people answer to stories in which only the child differs: the known bias, dealt exactly. */
export const answerStories = (
  { expanded: { stories, uses, questionnaire } }: NonNullable<Wave['definition']>,
  ways: readonly string[],
  pattern: Pattern,
  draw: Draw,
): Map<string, Column> => {
  const columns = new Map<string, Column>()
  if (!stories) return columns
  const optionsOf = (id: string): string[] =>
    Object.keys(uses[id]?.options ?? {}).filter((option) => option !== '')
  const asked = new Set(questionnaire.pages.flatMap(({ questions }) => questions.map(({ id }) => id)))

  for (const [at, story] of stories.ids.entries()) {
    const shows = stories.shows[story] ?? ''
    for (const { id: arm } of stories.arms) {
      const people = ways.flatMap((way, person) => (stories.ways[way]?.[at] === arm ? [person] : []))
      const deal = (asks: string, values: readonly (readonly [string | number, number])[]): void => {
        const id = `${story}-${asks}`
        if (!asked.has(id)) return
        const column = columns.get(id) ?? ways.map(() => undefined)
        const own = dealt(values, people.length, draw)
        for (const [i, person] of people.entries()) column[person] = own[i]
        columns.set(id, column)
      }
      const worried = pattern.worried?.[arm] ?? 0.6
      const from = stories.worriedFrom
      deal('concern', [
        ...range(from, 10).map((value) => [value, worried / (11 - from)] as const),
        ...range(1, from - 1).map((value) => [value, (1 - worried) / (from - 1)] as const),
      ])
      const tells = pattern.tells?.[arm] ?? 0.6
      deal('next', shared(optionsOf(`${story}-next`), stories.tells, tells))
      const thinks = pattern.thinksOf?.[shows]?.[arm] ?? 0.6
      deal('harm', shared(optionsOf(`${story}-harm`), [shows], thinks))
    }
  }
  return columns
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** The share over those that are meant, the rest over the others. */
const shared = (
  ids: readonly string[],
  meant: readonly string[],
  share: number,
): (readonly [string, number])[] => {
  const some = ids.filter((id) => meant.includes(id))
  const others = ids.filter((id) => !meant.includes(id))
  return [
    ...some.map((id) => [id, share / some.length] as const),
    ...others.map((id) => [id, (1 - share) / others.length] as const),
  ]
}
