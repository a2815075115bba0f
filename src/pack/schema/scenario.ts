import { type Static, Type } from 'typebox'
import { Id, oneOf, Sources, strict, Text } from './common.ts'

const Word = Type.String({ pattern: '^[a-z]+$', description: 'One lower-case word.' })

/** What may be asked at the end of a week, by the same words as the stories of the survey; and words to write. */
const SCENARIO_ASKS = ['harm', 'worry', 'next', 'words'] as const

/** Where a note comes from: its colour in the file, and nothing else. */
export const SETTINGS = [
  'school',
  'health',
  'youth',
  'police',
  'licensing',
  'transport',
  'home',
  'care',
] as const

const Level = strict({
  id: Word,
  name: Type.String({ minLength: 1, description: 'As figures name it: “a girl”.' }),
  words: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Text, {
    description: 'What stands in texts as {they}, {age} and the like. Both levels have the same.',
  }),
})

/** One thing about the child that is allotted: exactly two levels, so that each is the other’s. */
const Factor = strict({
  id: Word,
  name: Type.String({ minLength: 1, description: 'As pages name it: “gender”.' }),
  levels: Type.Array(Level, { minItems: 2, maxItems: 2 }),
})

const ScenarioSet = strict({
  id: Word,
  title: Text,
  about: Text,
  who: Type.String({
    minLength: 1,
    description: 'Who the child is, above each file: {name} is a {child} of {age}.',
  }),
  allots: Type.Array(Word, { minItems: 1, description: 'Ids of factors that are allotted.' }),
  reads: Type.Array(Word, { minItems: 1, description: 'Those of them that answers are compared by.' }),
})
export type ScenarioSet = Static<typeof ScenarioSet>

const WritingTask = strict({
  id: Id,
  title: Text,
  seen: Type.Array(Text, { minItems: 2, description: 'What was seen and heard: to write a note from.' }),
  draft: Type.String({
    minLength: 1,
    description: 'A note with words that blame the child, to be mended. Shown as somebody else’s words.',
  }),
  mended: Type.Array(Text, { minItems: 1, description: 'One way to write it, and why.' }),
})
export type WritingTask = Static<typeof WritingTask>

/** `practice/scenarios.yaml`: who the child of a scenario may be, and what is asked of all of them. */
export const ScenarioRules = strict({
  asks_as: Type.String({
    description: 'Id of the survey of practitioners whose questions about stories are asked here too.',
  }),
  words: strict({ ask: Text, hint: Text }),
  factors: Type.Array(Factor, { minItems: 1 }),
  names: Type.Array(
    strict({
      of: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Word),
      list: Type.Array(Type.String({ minLength: 1 }), { minItems: 2 }),
    }),
    { minItems: 1, description: 'Names by levels; those that name most of a child’s levels are taken.' },
  ),
  sets: Type.Array(ScenarioSet, { minItems: 1 }),
  cannot_tell: Type.Array(Text, { minItems: 1 }),
  writing: Type.Array(WritingTask, { minItems: 1 }),
  sources: Sources,
})
export type ScenarioRules = Static<typeof ScenarioRules>

const Note = strict({
  from: Type.String({
    minLength: 1,
    description: 'Who wrote it, by their work: “School attendance officer”.',
  }),
  setting: oneOf(SETTINGS),
  at: Type.String({ minLength: 1, description: 'The day: “Tuesday”.' }),
  say: Text,
})

const Week = strict({
  id: Id,
  when: Text,
  notes: Type.Array(Note, { minItems: 1 }),
  asks: Type.Array(oneOf(SCENARIO_ASKS), { minItems: 1, uniqueItems: true }),
})
export type Week = Static<typeof Week>

/**
 * `practice/scenarios/ID.yaml`: one child’s file, which grows week by week. Each sign in it is soft alone. Texts name the
 * child by places alone ({name}, {they}, {They} …): who the child is is allotted, and no other word may differ.
 */
export const Scenario = strict({
  id: Id,
  kind: Type.Literal('scenario'),
  order: Type.Integer(),
  title: Text,
  age: Type.Integer({ minimum: 8, maximum: 17, description: 'Where age is not allotted.' }),
  shows: Type.String({ description: 'The kind of harm that it shows: a choice of the survey’s question.' }),
  weeks: Type.Array(Week, { minItems: 2, maxItems: 6 }),
  after: strict({
    together: Type.Array(Text, {
      minItems: 1,
      description: 'What the notes say together, and who does the harm.',
    }),
    could_help: Type.Array(Text, { minItems: 1 }),
    signs: Type.Array(Id, { minItems: 1 }),
    contacts: Type.Array(Id, { minItems: 1 }),
  }),
  sources: Sources,
})
export type Scenario = Static<typeof Scenario>
