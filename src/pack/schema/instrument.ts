import { type Static, Type } from 'typebox'
import { Id, oneOf, strict, Text } from './common.ts'
import { MEASURES, type Measure, VOICES } from './survey.ts'

/** Something to choose, in a question that the item bank does not have. */
const Choice = strict({ id: Id, say: Text })

const Scale = strict({
  from: Type.Integer({ minimum: 0, maximum: 1 }),
  to: Type.Integer({ minimum: 2, maximum: 10 }),
  from_label: Text,
  to_label: Text,
})

/** The kinds of question that an instrument may have of its own. */
export const OWN_KINDS = ['radios', 'checkboxes', 'scale', 'textarea'] as const

/**
 * One entry of an instrument: an item of the bank (`item`), a question of its own (`own`), or a vignette. Exactly one
 * of the three; which other keys go with it is checked when it is expanded.
 */
export const Entry = strict({
  id: Id,
  item: Type.Optional(oneOf(Object.keys(MEASURES) as Measure[], 'A measure of survey.yaml.')),
  own: Type.Optional(oneOf(OWN_KINDS, 'A question that survey.yaml does not have, and its kind.')),
  vignette: Type.Optional(
    Type.String({ minLength: 1, description: 'A story; {child} and the like are filled in by the arm.' }),
  ),
  ask: Type.Optional(
    Type.String({ minLength: 1, description: 'Its words, where they differ from those of the bank.' }),
  ),
  hint: Type.Optional(Text),
  harm: Type.Optional(Type.String({ description: 'The kind of harm that a question about gender names.' })),
  shows: Type.Optional(
    Type.String({ description: 'Of a vignette: the id of the kind of harm that it shows.' }),
  ),
  answers: Type.Optional(
    Type.Array(Text, { minItems: 2, description: 'Of a yes-or-no item: which of the bank’s answers.' }),
  ),
  apart: Type.Optional(
    Type.Array(Text, { description: 'Answers that neither count nor not: “I have not told anyone”.' }),
  ),
  options: Type.Optional(
    Type.Array(Id, { minItems: 1, description: 'Which options of the bank; all where absent.' }),
  ),
  choices: Type.Optional(
    Type.Array(Choice, { minItems: 2, description: 'What a question of its own offers.' }),
  ),
  scale: Type.Optional(Scale),
  required: Type.Optional(Type.Boolean()),
  other: Type.Optional(Type.Literal(true, { description: 'With a box “please say”.' })),
  prefer_not_to_say: Type.Optional(Type.Literal(true)),
  if: Type.Optional(
    strict(
      { question: Id, is_any: Type.Array(Id, { minItems: 1 }) },
      'Asked only after one of these answers.',
    ),
  ),
})
export type Entry = Static<typeof Entry>

/** What is asked of each vignette, and the arms that fill in its words. */
const Vignettes = strict({
  arms: Type.Array(
    strict({ id: Id, name: Text, words: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Text) }),
    {
      minItems: 2,
      maxItems: 3,
      description: 'Who the child is. No other word of a vignette differs.',
    },
  ),
  harm: strict({ ask: Text, choices: Type.Array(Choice, { minItems: 2 }) }),
  concern: strict({
    ask: Text,
    scale: Scale,
    worried_from: Type.Integer({ description: 'From this number on somebody is counted as worried.' }),
  }),
  next: strict({
    ask: Text,
    choices: Type.Array(
      strict({
        id: Id,
        say: Text,
        tells: Type.Optional(Type.Literal(true, { description: 'Somebody is told.' })),
      }),
      { minItems: 2 },
    ),
  }),
})

/**
 * `instruments/ID.yaml`: one survey as one audience is asked it. Nobody is asked what happened to them; what is said
 * before the first question is said in full, and every page names whom to talk to.
 */
export const Instrument = strict({
  id: Id,
  audience: oneOf(VOICES),
  title: Text,
  before: strict(
    {
      why: Text,
      who_reads: Text,
      private: Type.String({ minLength: 1, description: 'What is kept private, and where that ends.' }),
      stop: Text,
      no_wrong_answers: Text,
    },
    'Said before the first question.',
  ),
  support: Type.Array(Type.String(), {
    minItems: 1,
    maxItems: 3,
    description: 'Whom to talk to: ids of contacts, on every page.',
  }),
  cannot_find_you: strict(
    { say: Text, contacts: Type.Array(Type.String(), { minItems: 1 }) },
    'Beside each open box: that nobody can be found from here, and who can help.',
  ),
  thanks: Text,
  vignettes: Type.Optional(Vignettes),
  questions: Type.Array(Entry, { minItems: 1, maxItems: 60 }),
})
export type Instrument = Static<typeof Instrument>
