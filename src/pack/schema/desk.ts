import { type Static, Type } from 'typebox'
import { Id, oneOf, Sources, strict, Text } from './common.ts'
import { HELD, TEAMS } from './form.ts'

/** What a team decides to do of a concern. */
const DecidedAs = strict({
  id: Id,
  say: Text,
  about: Text,
  teams: Type.Array(oneOf(TEAMS), { minItems: 1, description: 'Which teams may decide so.' }),
  reasons: Type.Boolean({ description: 'Whether a decision of this kind must say why.' }),
  helps: Type.Optional(
    Type.Boolean({
      description:
        'Whether it leads to help for the child: what figures compare among children of whom the same was told. Left out: such a decision is not compared (a duplicate, another council).',
    }),
  ),
  reply: Type.Optional(
    Type.String({
      description: 'The reply that is offered first once it was decided so: an id of `replies`.',
    }),
  ),
})

/** A reply that harms nobody, also when the person doing harm reads it: it says nothing of what was told. */
const SafeReply = strict({
  id: Id,
  name: Type.String({ minLength: 1, maxLength: 80, description: 'What the team calls it.' }),
  text: Text,
  asks: Type.Optional(Type.Literal(true, { description: 'It asks something, and an answer is waited for.' })),
})

/** Words that show, in a reply, what was told or who told: the one who writes is asked to look again. */
const ShowsToo = strict({
  words: Type.Array(Type.String({ minLength: 2 }), { minItems: 1 }),
  why: Text,
})

/** Opening what another team has, for a time and with a reason: who may, and who looks at it afterwards. */
const OpensMore = strict({
  may: Type.Array(oneOf(TEAMS), {
    minItems: 1,
    description:
      'Which teams may open a concern of another team: by its reference, or by something named exactly.',
  }),
  minutes: Type.Integer({ minimum: 5, maximum: 24 * 60, description: 'How long it stays open for them.' }),
  reasons: Type.Array(strict({ id: Id, say: Text }), {
    minItems: 1,
    description: 'Why somebody may: one is chosen, and written about.',
  }),
  reviewers: Type.Array(oneOf(['auditor', 'partnership-officer', 'administrator']), {
    minItems: 1,
    description: 'Who looks at each opening afterwards.',
  }),
  review_within: Type.Integer({
    minimum: 1,
    maximum: 60,
    description: 'Working days in England until somebody has looked at it; after that it is shown as late.',
  }),
})

/** What a field of another case system is filled from: what was told by its meaning, or what the desk knows. */
const COPIED = [
  'reference',
  'told_on',
  'form',
  'teller_kind',
  'significant',
  'harms_coded',
  'child_name',
  'child_born',
  'child_age',
  'child_gender',
  'child_ethnicity',
  'child_address',
  'child_school',
  'others',
  'places',
  'vehicles',
  'phones_accounts',
  'added',
  'decision',
  'decision_reasons',
  'decided_on',
  'support',
  'own_reference',
  ...HELD,
] as const
export type Copied = (typeof COPIED)[number]

/** A case system that a team keeps its record in: what it asks, in its order, so that a concern is copied into it. */
const CaseSystem = strict({
  id: Id,
  name: Text,
  teams: Type.Array(oneOf(TEAMS), { minItems: 1, description: 'Which teams keep their record in it.' }),
  unchecked: Type.Optional(
    Type.Literal(true, { description: 'The order was not checked against the system itself.' }),
  ),
  fields: Type.Array(
    strict({
      label: Text,
      from: Type.Array(oneOf(COPIED), { minItems: 1, description: 'What it is filled from, in this order.' }),
    }),
    { minItems: 1 },
  ),
})

/** `desk.yaml` (a pack may do without it: then nothing is decided here). */
export const Desk = strict({
  outcomes: Type.Array(DecidedAs, { minItems: 1 }),
  replies: Type.Array(SafeReply, { minItems: 1 }),
  limits: Type.Array(Text, {
    minItems: 1,
    description: 'What a reply cannot do, said beside the box in which it is written.',
  }),
  shows: Type.Array(ShowsToo, {
    description: 'What a reply had better not say, found in it while it is checked.',
  }),
  supports: Type.Array(strict({ id: Id, say: Text }), {
    minItems: 1,
    description: 'Support that may be offered, so that what became of it can be recorded.',
  }),
  drafts_days: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 90,
      description:
        'Days after which what somebody has begun to tell, and not touched since, is deleted. Default 28.',
    }),
  ),
  opens_more: Type.Optional(OpensMore),
  records: Type.Array(Type.String({ minLength: 1 }), {
    minItems: 1,
    description: 'Records that schools keep themselves, which stay the record: CPOMS.',
  }),
  case_systems: Type.Optional(Type.Array(CaseSystem)),
  sources: Sources,
})
export type Desk = Static<typeof Desk>
export type Outcome = Desk['outcomes'][number]
export type SafeReply = Desk['replies'][number]
export type CaseSystem = Static<typeof CaseSystem>
