import { type Static, Type } from 'typebox'
import { Id, oneOf, strict, Text } from './common.ts'

/**
 * A condition on what was answered before, read by src/questionnaire. A question that was not asked, or was left
 * blank, fulfils no `is`, `is_any`, `includes`, `at_least` or `at_most`. Of a repeated page, `at_least` and `at_most`
 * count what was added.
 */
export type Condition =
  | { readonly question: string; readonly is: string | number }
  | { readonly question: string; readonly is_any: readonly (string | number)[] }
  | { readonly question: string; readonly includes: string }
  | { readonly question: string; readonly answered: true }
  | { readonly question: string; readonly at_least?: number; readonly at_most?: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

const Value = Type.Union([Type.String(), Type.Number()])

/** One shape with every key: which of them go together, `compile` says in words. */
const ConditionShape = Type.Cyclic(
  {
    AnswerCondition: Type.Object(
      {
        question: Type.Optional(Id),
        is: Type.Optional(Value),
        is_any: Type.Optional(Type.Array(Value, { minItems: 1 })),
        includes: Type.Optional(Type.String()),
        answered: Type.Optional(Type.Literal(true)),
        at_least: Type.Optional(Type.Number()),
        at_most: Type.Optional(Type.Number()),
        all: Type.Optional(Type.Array(Type.Ref('AnswerCondition'), { minItems: 1 })),
        any: Type.Optional(Type.Array(Type.Ref('AnswerCondition'), { minItems: 1 })),
        not: Type.Optional(Type.Ref('AnswerCondition')),
      },
      { additionalProperties: false },
    ),
  },
  'AnswerCondition',
)
export const AnswerCondition = Type.Unsafe<Condition>(ConditionShape)

const QUESTION_TYPES = [
  'radios',
  'checkboxes',
  'scale',
  'text',
  'textarea',
  'number',
  'date',
  'select',
] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

export const AskedOption = strict({
  id: Id,
  say: Text,
  hint: Type.Optional(Text),
  exclusive: Type.Optional(Type.Boolean({ description: 'Tick this and no other: “none of these”.' })),
  other: Type.Optional(
    Type.String({ minLength: 1, description: 'With this option comes a box; this is what it is called.' }),
  ),
  fixed: Type.Optional(Type.Boolean({ description: 'Keeps its place where the order is random.' })),
})
export type AskedOption = Static<typeof AskedOption>

const Bound = Type.Union([Type.Number(), Type.String({ pattern: '^(today|\\d{4}-\\d{2}-\\d{2})$' })], {
  description: 'A number; of a date, a day (2026-11-23) or “today”; of checkboxes, how many are ticked.',
})

/** One question. Its id names its answer for ever. */
export const AskedQuestion = strict({
  id: Id,
  type: oneOf(QUESTION_TYPES),
  ask: Text,
  hint: Type.Optional(Text),
  help: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'More about it, folded away behind “Help with this question”.',
    }),
  ),
  required: Type.Optional(
    Type.Union([Type.Boolean(), Text], { description: 'True, or what to say where it was left blank.' }),
  ),
  options: Type.Optional(Type.Array(AskedOption, { minItems: 1 })),
  order: Type.Optional(oneOf(['given', 'random'])),
  prefer_not_to_say: Type.Optional(Type.Boolean()),
  scale: Type.Optional(
    strict({ from: Type.Integer(), to: Type.Integer(), from_label: Text, to_label: Text }),
  ),
  min: Type.Optional(Bound),
  max: Type.Optional(Bound),
  decimals: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 6, description: 'Places after the point of a number. None: whole.' }),
  ),
  max_length: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 20_000,
      description: 'In characters; 200 for a line, 2000 for a box.',
    }),
  ),
  pattern: Type.Optional(
    Type.String({ minLength: 1, description: 'A regular expression for the whole text.' }),
  ),
  pattern_says: Type.Optional(Text),
  partial: Type.Optional(
    Type.Boolean({ description: 'Of a date: the day, or the day and the month, may be left out.' }),
  ),
  if: Type.Optional(AnswerCondition),
  open: Type.Optional(
    Type.Boolean({ description: 'Free text in a person’s own words: kept apart from all other answers.' }),
  ),
})
export type AskedQuestion = Static<typeof AskedQuestion>

export const AskedPage = strict({
  id: Id,
  title: Type.Optional(Text),
  section: Type.Optional(Id),
  text: Type.Optional(Text),
  if: Type.Optional(AnswerCondition),
  repeat: Type.Optional(
    strict(
      {
        min: Type.Integer({ minimum: 0 }),
        max: Type.Integer({ minimum: 1, maximum: 50 }),
        item: Type.String({ minLength: 1, description: 'What each is called: Person.' }),
        add: Type.String({ minLength: 1, description: 'What the button says: Add a person.' }),
      },
      'Asked once for each person, vehicle or place.',
    ),
  ),
  randomise: Type.Optional(
    Type.Boolean({ description: 'Neighbouring pages that say so are asked in random order.' }),
  ),
  questions: Type.Array(AskedQuestion),
})
export type AskedPage = Static<typeof AskedPage>

/** Wordings that differ between people, who are told apart by chance: {word} becomes the word of one's arm. */
export const Variant = strict({
  id: Id,
  arms: Type.Array(strict({ id: Id, words: Type.Record(Type.String({ pattern: '^\\w+$' }), Text) }), {
    minItems: 2,
  }),
  assign: Type.Literal('balanced'),
  over: Type.Array(Id, { minItems: 1, description: 'The pages whose texts hold the words.' }),
})
export type Variant = Static<typeof Variant>

/** A survey, a quiz or a form as data. What it means is in docs/questionnaire.md. */
export const Questionnaire = strict({
  id: Id,
  title: Text,
  intro: Type.Optional(Text),
  sections: Type.Optional(Type.Array(strict({ id: Id, title: Text }))),
  pages: Type.Array(AskedPage, { minItems: 1 }),
  variants: Type.Optional(Type.Array(Variant)),
})
export type Questionnaire = Static<typeof Questionnaire>
