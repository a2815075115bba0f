import type { StoryAnswers, ToldStory } from '../import/answers.ts'
import type { Expanded } from '../instruments/expanded.ts'
import type { CodedAnswers } from './queries.ts'

/** What people did with stories, each with who the child was by the way that chance led them. Undefined: none were asked. */
export const countStories = (
  { uses, stories }: Expanded,
  responses: readonly { readonly answers: CodedAnswers }[],
): StoryAnswers | undefined => {
  if (!stories) return undefined
  const told = responses.flatMap(({ answers: { answers, way } }, person): ToldStory[] =>
    (stories.ways[way ?? ''] ?? []).flatMap((arm, i) => {
      const story = stories.ids[i] ?? ''
      const of = (asks: string): unknown => answers[`${story}-${asks}`]
      const given = (asks: string, yes: boolean): number => {
        const answer = of(asks)
        return answer === undefined || answer === '' ? Number.NaN : Number(yes)
      }
      if (!uses[`${story}-concern`]) return []
      const one = {
        person,
        arm,
        worried: given('concern', Number(of('concern')) >= stories.worriedFrom),
        tells: given('next', stories.tells.includes(String(of('next')))),
        recognises: given('harm', of('harm') === stories.shows[story]),
      }
      // Who left a story out altogether answered nothing of it.
      return Number.isNaN(one.worried) && Number.isNaN(one.tells) && Number.isNaN(one.recognises) ? [] : [one]
    }),
  )
  return { arms: stories.arms, told }
}
