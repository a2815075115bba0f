import { type Static, Type } from 'typebox'
import { Id, oneOf, Sources, strict, Text } from './common.ts'
import { TEAMS } from './form.ts'

/** What a team decides to do of a concern. */
const DecidedAs = strict({
  id: Id,
  say: Text,
  about: Text,
  teams: Type.Array(oneOf(TEAMS), { minItems: 1, description: 'Which teams may decide so.' }),
  reasons: Type.Boolean({ description: 'Whether a decision of this kind must say why.' }),
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
  records: Type.Array(Type.String({ minLength: 1 }), {
    minItems: 1,
    description: 'Records that schools keep themselves, which stay the record: CPOMS.',
  }),
  sources: Sources,
})
export type Desk = Static<typeof Desk>
export type Outcome = Desk['outcomes'][number]
export type SafeReply = Desk['replies'][number]
