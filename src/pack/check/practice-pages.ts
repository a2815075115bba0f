import type { Parts } from '../parts.ts'
import { textsOf } from '../practice/exercise-texts.ts'
import { ruleTexts, scenarioTexts } from '../scenario/scenario-texts.ts'
import type { ClassPart } from '../schema/practice-class.ts'
import { collector, type Page, type PublishedText } from './page-texts.ts'

/** What each exercise says, all of it together, the guide for classes, whom to ring, what trades are asked, and scenarios. */
export const practicePages = ({
  exercises,
  cast,
  classGuide,
  ring,
  atWork,
  scenarios,
  scenarioRules,
}: Parts): Page[] => [
  ...exercises.map(
    ({ file, value }): Page => ({
      name: `the exercise “${value.id}”`,
      readers: 'public',
      texts: textsOf(value).flatMap(({ path, text }) =>
        typeof text === 'string'
          ? [{ file, path, text }]
          : Object.entries(text).map(([edition, words]) => ({ file, path: [...path, edition], text: words })),
      ),
    }),
  ),
  // One word of each gender: what stands in texts as {friend_they}.
  ...(cast
    ? [
        {
          name: 'the words for who plays',
          readers: 'practitioners' as const,
          texts: cast.value.genders.flatMap(({ words }, i) =>
            Object.entries(words).map(([word, text]) => ({
              file: cast.file,
              path: ['genders', i, 'words', word],
              text,
            })),
          ),
        },
      ]
    : []),
  ...(classGuide ? [guidePage(classGuide.file, classGuide.value)] : []),
  ...(ring ? [ringPage(ring.file, ring.value)] : []),
  ...(atWork ? [atWorkPage(atWork.file, atWork.value)] : []),
  ...scenarios.map(
    ({ file, value }): Page => ({
      name: `the scenario “${value.id}”`,
      readers: 'practitioners',
      texts: scenarioTexts(value).map((text) => ({ file, ...text })),
    }),
  ),
  ...(scenarioRules
    ? [
        {
          name: 'what scenarios ask',
          readers: 'practitioners' as const,
          texts: ruleTexts(scenarioRules.value).map((text) => ({ file: scenarioRules.file, ...text })),
        },
      ]
    : []),
]

type Guide = NonNullable<Parts['classGuide']>['value']

const guidePage = (file: string, { title, lead, parts, when_a_child_tells: plan }: Guide): Page => ({
  name: 'the guide for classes',
  readers: 'practitioners',
  texts: [
    ...collector(file, [])(['title'], title),
    ...collector(file, [])(['lead'], lead),
    ...parts.flatMap((part, i) => partTexts(file, ['parts', i], part)),
    ...collector(file, [])(['when_a_child_tells', 'heading'], plan.heading),
    ...plan.parts.flatMap((part, i) => partTexts(file, ['when_a_child_tells', 'parts', i], part)),
  ],
})

const partTexts = (file: string, base: (string | number)[], part: ClassPart): PublishedText[] => {
  const own = collector(file, base)
  return [
    ...own(['heading'], part.heading),
    ...own(['paragraphs'], part.paragraphs),
    ...own(['points'], part.points),
    ...own(['steps'], part.steps),
    ...own(['say'], part.say),
    ...own(['never'], part.never),
  ]
}

type Choosing = NonNullable<Parts['ring']>['value']

const ringPage = (file: string, { title, lead, begin, ready, afterwards }: Choosing): Page => {
  const own = collector(file, [])
  return {
    name: 'whom parents choose to ring',
    readers: 'public',
    texts: [
      ...own(['title'], title),
      ...own(['lead'], lead),
      ...own(['begin'], begin),
      ...own(['ready'], ready),
      ...own(['afterwards'], afterwards),
    ],
  }
}

type AtWork = NonNullable<Parts['atWork']>['value']

const atWorkPage = (file: string, { recognises_signs, knows_whom_to_tell, confidence }: AtWork): Page => {
  const own = collector(file, [])
  const says = (path: string[], all: readonly { readonly say: string }[]): PublishedText[] =>
    all.flatMap(({ say }, i) => collector(file, [...path, i])(['say'], say))
  return {
    name: 'what people at work are asked',
    readers: 'public',
    texts: [
      ...own(['recognises_signs', 'ask'], recognises_signs.ask),
      ...says(['recognises_signs', 'signs'], recognises_signs.signs),
      ...says(['recognises_signs', 'decoys'], recognises_signs.decoys),
      ...own(['knows_whom_to_tell', 'ask'], knows_whom_to_tell.ask),
      ...says(['knows_whom_to_tell', 'answers'], knows_whom_to_tell.answers),
      ...own(['confidence', 'ask'], confidence.ask),
      ...own(['confidence', 'least'], confidence.least),
      ...own(['confidence', 'most'], confidence.most),
    ],
  }
}
