import type { Parts } from '../parts.ts'
import { VOICES } from '../schema/survey.ts'
import { collector, type Page } from './page-texts.ts'

/**
 * What a survey asks and says, audience by audience. Options are left out: they quote what people tick, and the
 * words of a sign are judged where the sign stands.
 */
export const surveyPages = ({ survey }: Parts): Page[] => {
  if (!survey) return []
  const { file, value } = survey
  return VOICES.map((voice): Page => {
    const own = collector(file, [])
    return {
      name: `the survey of ${voice}`,
      // Sentences with figures are read in a briefing, by practitioners; only the questions are for everybody.
      readers: 'practitioners',
      texts: [
        ...own(['audiences', voice, 'name'], value.audiences[voice]?.name),
        ...value.items.flatMap((item, i) => {
          const texts = collector(file, ['items', i])
          return [
            ...texts(['says', voice], item.says?.[voice]),
            ...texts(['says_of_harm'], item.says_of_harm),
            ...texts(['cannot_tell'], item.cannot_tell),
          ]
        }),
        ...value.themes.flatMap(({ name }, i) => own(['themes', i, 'name'], name)),
        ...own(['cannot_tell'], value.cannot_tell),
      ],
    }
  }).concat(
    VOICES.map((voice) => ({
      name: `the questions of the survey of ${voice}`,
      readers: voice === 'practitioners' ? 'practitioners' : 'public',
      texts: value.items.flatMap(({ asked }, i) =>
        collector(file, ['items', i])(['asked', voice, 0], asked[voice]?.[0]),
      ),
    })),
  )
}
