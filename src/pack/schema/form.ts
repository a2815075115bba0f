import { type Static, type TSchema, Type } from 'typebox'
import { FACT_WORDS, LIST_FACT_WORDS } from '../facts.ts'
import { Day, Id, Link, oneOf, Sources, strict, Text } from './common.ts'
import { AnswerCondition, Questionnaire } from './questionnaire.ts'
import { FORMS } from './routes.ts'

/** The inboxes that a form can be received in. Whose each is, is known in the database, not here. */
export const TEAMS = ['first-contact', 'exploitation', 'police', 'lado', 'early-help', 'lead'] as const
export type TeamId = (typeof TEAMS)[number]

/** What a person is in one report. Somebody may be both harmed and harming. */
export const PERSON_ROLES = ['child-at-risk', 'person-of-concern', 'witness', 'other'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** What is told as it comes, and what may be said of each. */
export const MENTION_FIELDS = {
  person: [
    'role',
    'name',
    'nicknames',
    'born',
    'age',
    'gender',
    'ethnicity',
    'description',
    'address',
    'school',
    'phones',
    'accounts',
    'works_with_children',
    'workplace',
    'responsibility',
  ],
  place: ['name', 'address', 'description'],
  vehicle: ['plate', 'make', 'colour', 'description'],
  phone: ['number', 'whose'],
  account: ['name', 'service', 'whose'],
  group: ['name', 'description'],
} as const
export type MentionKind = keyof typeof MENTION_FIELDS
export type MentionField = { [Kind in MentionKind]: (typeof MENTION_FIELDS)[Kind][number] }[MentionKind]
const MENTION_KINDS = Object.keys(MENTION_FIELDS) as MentionKind[]
const FIELDS = [...new Set(Object.values(MENTION_FIELDS).flat())] as MentionField[]

/** What else of a report is known by what it means, whatever its question is called. */
export const HELD = [
  'narrative',
  'when',
  'signs',
  /** What was noticed in another way than by ticking signs of the pack: coded with them. */
  'noticed',
  'harms',
  'known_by',
  'evidence',
  'feeling',
  'exposes',
  'must_not_find_out',
  'safe_time',
  'safe_way',
  'reply',
  'interpreter',
  'named',
  'name',
  'organisation',
  'family_told',
  'family_not_told_reason',
  'child_wants',
  'agreement',
  'agreement_reason',
  'own_word',
  'not_shared',
  'band',
  'band_reasons',
  'review_on',
  'age_band',
  'gender',
  'ethnicity',
] as const
export type Held = (typeof HELD)[number]

/** Some of these keys, and no others. */
const someOf = <Key extends string, Of extends TSchema>(keys: readonly Key[], of: Of, description?: string) =>
  Type.Unsafe<{ readonly [K in Key]?: Static<Of> }>(
    strict(Object.fromEntries(keys.map((key) => [key, Type.Optional(of)])), description),
  )

const Mentioned = strict({
  kind: oneOf(MENTION_KINDS),
  page: Type.Optional(Type.String({ description: 'A repeated page: one is mentioned by each entry.' })),
  roles: Type.Optional(
    Type.Array(oneOf(PERSON_ROLES), {
      minItems: 1,
      description: 'Where the form does not ask for the role.',
    }),
  ),
  fields: someOf(FIELDS, Id, 'What is said of it: the question that asks for it.'),
})

const FactGiven = strict({
  fact: oneOf([...Object.keys(FACT_WORDS), ...Object.keys(LIST_FACT_WORDS)] as FactKey[]),
  question: Type.Optional(Id),
  is: Type.Optional(Type.String({ description: 'Always this, whatever is answered.' })),
  words: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'Option → word of the fact; the first that was ticked counts. None: they are the same.',
    }),
  ),
})
type FactKey = keyof typeof FACT_WORDS | keyof typeof LIST_FACT_WORDS

const Received = strict({ team: oneOf(TEAMS), when: Type.Optional(AnswerCondition) })

/** `forms/ID.yaml`: one form, what its answers mean, who receives them, and what is asked of consent on its route. */
export const Form = strict({
  id: oneOf(FORMS),
  title: Text,
  about: Text,
  who: oneOf(['practitioners', 'everyone'], 'Practitioners name themselves; everyone may stay unnamed.'),
  before: Type.Array(Text, { minItems: 1, description: 'What is said before anything is typed.' }),
  call_first: Type.Optional(
    strict(
      {
        contact: Type.String({ description: 'An id of contacts.yaml.' }),
        say: Text,
        when: Type.Optional(AnswerCondition),
      },
      'A telephone call comes first: said before anything is typed and, where `when` holds, again at the end.',
    ),
  ),
  tell_now: Type.Optional(
    strict(
      { contact: Type.String(), say: Text, items: Type.Array(Text, { minItems: 1 }) },
      'Tell at once, whatever else.',
    ),
  ),
  controller: strict(
    {
      name: Text,
      say: Text,
      agreement: Type.Optional(
        strict(
          { name: Text, signed_on: Day, link: Type.Optional(Link) },
          'The sharing agreement under which it goes from one organisation to the other. Needed once the pack is approved.',
        ),
      ),
    },
    'Who answers for what is told, under data protection law.',
  ),
  naming: Type.Array(Text, { minItems: 1, description: 'What staying unnamed covers, and what it cannot.' }),
  questionnaire: Questionnaire,
  source: Type.Array(Id, { description: 'Questions that tell who told: kept apart from all else.' }),
  mentions: Type.Array(Mentioned),
  holds: someOf(HELD, Type.Array(Id, { minItems: 1 })),
  facts: Type.Array(FactGiven, { minItems: 1 }),
  carried: Type.Optional(
    Type.Array(
      strict({
        from: Type.String({
          description: 'A question of whom-to-tell.yaml, or “noticed”: the signs that were ticked.',
        }),
        to: Id,
      }),
      {
        description:
          'What “whom should I tell?” has asked already. Options carry over where their ids are the same.',
      },
    ),
  ),
  continues: Type.Optional(
    Type.Array(strict({ form: oneOf(FORMS), when: AnswerCondition, say: Text, go: Text }), {
      description: 'Another form that follows: it begins with all that it asks likewise.',
    }),
  ),
  receiving: Type.Array(Received, { minItems: 1, description: 'The first that holds receives it.' }),
  copies: Type.Optional(Type.Array(Received)),
  consent: strict(
    {
      pages: Type.Array(Id, { minItems: 1 }),
      rules: Type.Array(strict({ id: Id, when: Type.Optional(AnswerCondition), say: Text }), { minItems: 1 }),
    },
    'What is said of consent above these pages: the first rule that holds. It informs and never bars sending.',
  ),
  next: Type.Array(Text, { minItems: 1, description: 'What happens after it was sent.' }),
  sources: Sources,
})
export type Form = Static<typeof Form>
export type FormMention = Static<typeof Mentioned>
export type FormFact = Static<typeof FactGiven>
