import { type Static, Type } from 'typebox'
import { HARMS, Id, oneOf, strict, Text } from './common.ts'
import { GAPS } from './resources.ts'

/** Whose answers a survey holds. */
export const VOICES = ['children', 'parents', 'practitioners'] as const
export type Voice = (typeof VOICES)[number]

/** What a question of a survey can measure, and the kind of answer that it takes. Fixed by the product. */
export const MEASURES = {
  'recognises-signs': 'signs',
  /** Decoys ticked: it comes with `recognises-signs`, and is never asked for itself. */
  'false-alarms': 'beside',
  'would-act': 'yes-or-no',
  'knows-whom-to-tell': 'yes-or-no',
  'sees-every-gender-at-risk': 'yes-or-no',
  'sees-risk-to-self': 'yes-or-no',
  'support-offered': 'yes-or-no',
  training: 'yes-or-no',
  confidence: 'scale',
  'tells-first': 'one',
  barriers: 'several',
  'terms-heard': 'several',
  agency: 'group',
  'age-band': 'group',
  locality: 'group',
  comments: 'text',
} as const
export type Measure = keyof typeof MEASURES
const MEASURE_NAMES = Object.keys(MEASURES) as Measure[]

const byVoice = <Schema extends typeof Text | typeof Wordings>(schema: Schema) =>
  strict({
    children: Type.Optional(schema),
    parents: Type.Optional(schema),
    practitioners: Type.Optional(schema),
  })

const Wordings = Type.Array(Text, {
  minItems: 1,
  description: 'The first is how this partnership asks; the others are how it has been asked elsewhere.',
})

/** Something that can be ticked, and other ways in which surveys have worded it. */
const Option = strict({ id: Id, say: Text, also: Type.Optional(Type.Array(Text)) })

/** One item of the item bank: a measure, how it is asked, which answers count, and how a figure of it is said. */
export const Item = strict({
  measure: oneOf(MEASURE_NAMES),
  asked: byVoice(Wordings),
  counts: Type.Optional(Type.Array(Text, { description: 'Answers that count (yes or no).' })),
  does_not_count: Type.Optional(
    Type.Array(Text, { description: 'Answers that do not count; being unsure is one.' }),
  ),
  options: Type.Optional(Type.Array(Option, { description: 'What can be chosen.' })),
  says: Type.Optional(byVoice(Text)),
  says_of_harm: Type.Optional(
    Type.String({ description: 'The same for one kind of harm, which is {harm}; {who} is the audience.' }),
  ),
  gap: Type.Optional(oneOf(GAPS, 'What is lacking where this reads as learning; resources answer it.')),
  read: Type.Optional(
    Type.Literal(false, { description: 'Shown, but never called a strength or learning.' }),
  ),
  cannot_tell: Type.Optional(Text),
})
export type Item = Static<typeof Item>

/** Something that a focus group may talk about, and words by which a line about it is found. */
export const Theme = strict({
  id: Id,
  name: Text,
  words: Type.Array(Type.String({ minLength: 2 }), {
    minItems: 1,
    description: 'Found as whole words in this order, any case; * ends a word: tell*.',
  }),
})
export type Theme = Static<typeof Theme>

const Cues = Type.Array(Type.String({ minLength: 2 }), { minItems: 1 })

/** Lines of a focus group after which somebody may have to be told. Better one too many. */
const NeedsTelling = strict({
  always: Type.Array(
    strict({
      id: Id,
      words: Cues,
      why: Text,
      harm: Type.Optional(oneOf(HARMS)),
      danger_now: Type.Optional(Type.Literal(true)),
    }),
    { description: 'Whoever is meant: words that are never left at that.' },
  ),
  somebody: Type.Array(Type.String({ minLength: 2 }), {
    description:
      'Words by which a real person is meant: my cousin. With a sign beside them, a line is offered.',
  }),
  supposing: Type.Array(Type.String({ minLength: 2 }), {
    description: 'Words by which a line only supposes: what if.',
  }),
})

/** `survey.yaml` (a pack may do without it): what is asked, how answers are read, what a focus group talks about. */
export const Survey = strict({
  thresholds: strict({
    strength: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'A strength: the lower bound is at least this.',
    }),
    learning: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'Learning: the upper bound is at most this.',
    }),
    false_alarms: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'No recognition is a strength where more decoys than this share were ticked.',
    }),
  }),
  suppression: oneOf(
    ['fewer-than-10', 'one-to-five', 'one-to-seven-rounded'],
    'Which small numbers never leave.',
  ),
  audiences: Type.Record(
    oneOf(VOICES),
    strict({
      name: Type.String({ minLength: 1, description: 'As in “78% of parents and carers”.' }),
      file_words: Type.Array(Type.String({ minLength: 3 }), {
        minItems: 1,
        description: 'Beginnings of words in the name of a file that holds their answers.',
      }),
    }),
  ),
  signs: Type.Array(strict({ sign: Id, say: Text, also: Type.Optional(Type.Array(Text)) }), {
    minItems: 1,
    description: 'The signs of this pack that the survey offers, as it words them.',
  }),
  decoys: Type.Array(Option, { description: 'Offered among the signs, and no sign of anything.' }),
  age_bands: Type.Array(
    strict({ id: Id, name: Text, from: Type.Integer({ minimum: 0 }), to: Type.Integer({ maximum: 120 }) }),
  ),
  items: Type.Array(Item, { minItems: 1 }),
  themes: Type.Array(Theme),
  focus_group_prompts: Type.Optional(
    Type.Partial(Type.Record(oneOf(VOICES), Type.Array(Text, { minItems: 1 })), {
      description: 'What to ask in a focus group, by who takes part.',
    }),
  ),
  needs_telling: NeedsTelling,
  cannot_tell: Type.Array(Text, { description: 'What no survey of this kind can tell us.' }),
})
export type Survey = Static<typeof Survey>
