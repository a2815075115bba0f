import { type TProperties, type TSchema, Type } from 'typebox'

const strict = <Fields extends TProperties>(fields: Fields, description?: string) =>
  Type.Object(fields, { additionalProperties: false, ...(description ? { description } : {}) })
const orNull = <One extends TSchema>(one: One) => Type.Union([one, Type.Null()])
const Text = Type.String()
const Moment = Type.String({ format: 'date-time', description: 'ISO 8601, in UTC.' })

export const Reference = strict({
  reference: Type.String({ minLength: 1, maxLength: 40, description: 'Of the concern: K7M2P-9QXDT.' }),
})

const Team = strict({
  name: Text,
  receives: Type.String({
    description: 'What the team is for: first-contact, exploitation, police, lado, early-help, lead.',
  }),
  capacity: Type.String({
    description: 'receiver: it answers. copy: it hears of it too. lead: it comes from its own organisation.',
  }),
})

export const ListQuery = strict({
  after: Type.Optional(
    Type.String({
      pattern: '^[\\w-]{1,200}$',
      description: 'The `next` of the page before: only what came later.',
    }),
  ),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d?|100)$', description: 'From 1 to 100; 50 else.' })),
  open: Type.Optional(
    Type.String({ pattern: '^yes$', description: '`yes`: only those that are not closed.' }),
  ),
})

export const List = strict(
  {
    concerns: Type.Array(
      strict({
        reference: Text,
        form: Text,
        told_at: Moment,
        significant_harm_feared: Type.Boolean(),
        team: Team,
        step: Type.Integer({
          description: 'The number of the last step that the team took: the ETag of the concern.',
        }),
        closed: Type.Boolean(),
      }),
    ),
    next: orNull(Text),
  },
  'Concerns in the order in which they came to the organisation. `next` is where to go on, now or later; null: there is none yet.',
)

/** As the file that people take (docs/desk.md), and how it stands. */
export const Concern = strict(
  {
    format: Type.Literal('early-signs-concern'),
    version: Type.Integer(),
    reference: Text,
    partnership: Text,
    form: strict({ id: Text, title: Text }),
    told_at: Moment,
    taken_at: Moment,
    teller: strict({ kind: Text, anonymous: Type.Boolean() }, 'What kind of person told it; never who.'),
    significant_harm_feared: Type.Boolean(),
    harms: Type.Array(Text),
    must_not_find_out: Type.Array(Text),
    answers: Type.Array(strict({ part: Text, question: Text, asked: Text, answer: Type.Array(Text) })),
    mentions: Type.Array(
      strict({
        kind: Text,
        roles: Type.Array(Text),
        called: Text,
        fields: Type.Record(Type.String(), Text),
        of: orNull(Type.Integer()),
      }),
    ),
    added: Type.Array(strict({ at: Moment, text: Text })),
    decision: orNull(strict({ outcome: Text, at: Moment })),
    team: Team,
    step: Type.Integer(),
    own_reference: orNull(Text),
    became: orNull(Text),
    closed: Type.Boolean(),
    may_decide: Type.Array(strict({ outcome: Text, says: Text, needs_reasons: Type.Boolean() })),
  },
  'The concern as the team sees it, and its ETag.',
)

export const OwnReference = strict({
  own_reference: Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '\\S',
    description: 'Of your own record. Nobody else sees it.',
  }),
})
export const Decision = strict({
  outcome: Type.String({ maxLength: 100, description: 'One of `may_decide` of the concern.' }),
  reasons: Type.Optional(Type.String({ maxLength: 5000, description: 'Why. Seen by the team alone.' })),
})
export const BecameOfIt = strict({
  became: Type.Union([Type.Literal('used'), Type.Literal('logged'), Type.Literal('cannot-say')], {
    description: 'What became of what was shared with police. The one who shared it sees it.',
  }),
})
export const StepTaken = strict(
  { reference: Text, step: Type.Integer() },
  'It is written. The step is the new ETag.',
)
