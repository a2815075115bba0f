import { type TProperties, Type } from 'typebox'

const strict = <Fields extends TProperties>(fields: Fields, description?: string) =>
  Type.Object(fields, { additionalProperties: false, ...(description ? { description } : {}) })
const Text = Type.String()

export const FormParams = strict({ form: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 }) })

export const Forms = strict(
  { forms: Type.Array(strict({ form: Text, title: Text, open: Type.Boolean() })) },
  'The forms of the partnership, and whether somebody reads now what is told in them.',
)

const Question = strict({
  id: Text,
  ask: Text,
  type: Type.String({ description: 'text, textarea, radios, select, checkboxes, number, scale or date.' }),
  required: Type.Boolean(),
  when: Type.String({ description: 'When it is asked; empty: always.' }),
  options: Type.Optional(
    Type.Array(
      strict({ id: Text, say: Text, other: Type.Boolean({ description: '`ID/other` says what is meant.' }) }),
    ),
  ),
  max_length: Type.Optional(Type.Integer()),
})

export const Form = strict(
  {
    form: Text,
    title: Text,
    version: Type.String({ description: 'Changes with any question.' }),
    pages: Type.Array(
      strict({
        id: Text,
        title: Text,
        when: Text,
        repeated: Type.Boolean({
          description: 'Its id holds a list, one entry for each person, vehicle or place.',
        }),
        questions: Type.Array(Question),
      }),
    ),
  },
  'All that the form asks, in order.',
)

const Plain = Type.Union([
  Type.String({ maxLength: 20_000 }),
  Type.Number(),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 }),
])

export const Told = strict({
  form: Type.String({ maxLength: 40, description: 'The id of a form.' }),
  answers: Type.Record(
    Type.String(),
    Type.Union([Plain, Type.Array(Type.Record(Type.String(), Plain), { maxItems: 50 })]),
    {
      description:
        'By the ids of questions: the id of an option, a list of them, a number, a date as 2026-11-23, or text. What need not be answered may be left out.',
    },
  ),
})

export const Receipt = strict(
  {
    reference: Text,
    words: Type.Union([Type.String(), Type.Null()], {
      description:
        'Six words with which whoever told comes back, for ten minutes; then null. Give them to that person, and do not keep them.',
    }),
    already: Type.Boolean({ description: 'The same was sent before: it is the same concern.' }),
    telephone_first: Type.Union(
      [strict({ name: Text, number: Text }, 'Whom to telephone now, as well.'), Type.Null()],
      { description: 'Null: writing is enough.' },
    ),
  },
  'It is kept, and its team is told.',
)
