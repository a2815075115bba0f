import { type Static, Type } from 'typebox'
import { AUDIENCES, Id, oneOf, Sources, strict, Text } from './common.ts'
import { LawLine } from './harms.ts'

/** What a section may show out of the other files of the pack, so that nothing is written twice. */
export const SHOWN = [
  'approach',
  'words-to-use',
  'glossary',
  'law-of-harms',
  'signs-by-setting',
  'disagreement',
] as const
export type Shown = (typeof SHOWN)[number]

/** Something to say, and what people say instead without meaning harm. Spoken words stand in “…”. */
const Saying = strict({ say: Text, instead_of: Type.Optional(Text), why: Type.Optional(Text) })

const Section = strict({
  heading: Text,
  paragraphs: Type.Optional(Type.Array(Text, { minItems: 1 })),
  points: Type.Optional(Type.Array(Text, { minItems: 1, description: 'A list with bullets.' })),
  steps: Type.Optional(Type.Array(Text, { minItems: 1, description: 'A list in which the order matters.' })),
  do_not: Type.Optional(Type.Array(Text, { minItems: 1, description: 'What to leave alone.' })),
  sayings: Type.Optional(Type.Array(Saying, { minItems: 1 })),
  law: Type.Optional(Type.Array(LawLine, { minItems: 1 })),
  shows: Type.Optional(oneOf(SHOWN, 'What stands here from the other files of the pack.')),
})
export type Section = Static<typeof Section>

/** One article of guidance: how to begin a conversation, what to do when a child tells you. */
export const Article = strict({
  id: Type.String({
    pattern: '^(?!(?:signs|what-have-you-noticed)$)[a-z0-9]+(-[a-z0-9]+)*$',
    description: 'A stable name: lower case, hyphens. It is the end of its address.',
  }),
  doors: Type.Array(oneOf(AUDIENCES), { minItems: 1, description: 'By which doors it is read.' }),
  title: Text,
  lead: Type.String({ minLength: 1, description: 'What the reader gets from it, in a sentence or two.' }),
  sections: Type.Array(Section, { minItems: 1 }),
  search: Type.Array(Type.String({ minLength: 1 }), {
    description: 'What people type who want this. Never shown.',
  }),
  contacts: Type.Array(Id, { description: 'Who can be reached about it (ids of contacts.yaml).' }),
  sources: Sources,
})
export type Article = Static<typeof Article>

/** Frightening words: whoever types them sees who helps now, above everything that was found. */
export const SearchAlert = strict({
  id: Id,
  words: Type.Array(Type.String({ minLength: 3 }), {
    minItems: 1,
    description: 'Found in this order, with at most two words between: “has a knife”. Never shown.',
  }),
  sentence: Type.String({ minLength: 1, description: 'What to do now, in a sentence or two.' }),
  contacts: Type.Array(Id, { minItems: 1, description: 'Who helps, the first to call first.' }),
})
export type SearchAlert = Static<typeof SearchAlert>

/** What people call something, and the pack's own words for it. */
export const CalledHere = strict({
  typed: Type.Array(Type.String({ minLength: 2 }), { minItems: 1 }),
  means: Type.String({ minLength: 2, description: 'Words that stand in the pack.' }),
})
export type CalledHere = Static<typeof CalledHere>

/** `guidance.yaml` (a pack may do without it): articles for each door, and what the search knows. */
export const Guidance = strict({
  articles: Type.Array(Article),
  search_alerts: Type.Array(SearchAlert),
  called_here: Type.Optional(
    Type.Array(CalledHere, { description: 'Words of the area that the search understands: bairn, polis.' }),
  ),
})
export type Guidance = Static<typeof Guidance>
