import { type Static, Type } from 'typebox'
import { HARMS, Id, oneOf, Source, Sources, strict, Text } from './common.ts'
import { FORMS } from './routes.ts'

/** What is kept, as retention knows it. */
const RECORDS = ['concern', 'not-shared', 'comment', 'focus-group', 'account', 'request'] as const
export type KeptRecord = (typeof RECORDS)[number]

/** From what a period is counted; which fits which record, `keeping-references.ts` says. */
const COUNTED_FROM = [
  'told',
  'last-done',
  'closed',
  'child-18',
  'decided',
  'answered',
  'held',
  'ended',
] as const
export type CountedFrom = (typeof COUNTED_FROM)[number]

const Period = strict(
  {
    years: Type.Optional(Type.Integer({ minimum: 0, maximum: 150 })),
    months: Type.Optional(Type.Integer({ minimum: 0, maximum: 24 })),
    from: oneOf(
      COUNTED_FROM,
      'told: the day it was told. last-done: the last thing that was said or done. closed: the day the team that answers closed it; open, it is not due. child-18: the end of the year in which the youngest child is 18. decided, answered, held, ended: of a decision, a comment, a focus group, an account.',
    ),
  },
  'How long, and from when on.',
)

/** A type of record, and how long it is kept. Of several that fit a concern the first counts. */
const Kept = strict({
  id: Id,
  say: Text,
  records: oneOf(RECORDS),
  forms: Type.Optional(
    Type.Array(oneOf(FORMS), { minItems: 1, description: 'Of concerns: told by which form.' }),
  ),
  significant: Type.Optional(
    Type.Boolean({ description: 'Only where significant harm was feared, or only where it was not.' }),
  ),
  works_with_children: Type.Optional(
    Type.Literal(true, { description: 'Only what is about an adult who works with children.' }),
  ),
  harms: Type.Optional(
    Type.Array(oneOf(HARMS), { minItems: 1, description: 'Only with one of these harms.' }),
  ),
  outcomes: Type.Optional(
    Type.Array(Id, {
      minItems: 1,
      description: 'Only where the team that answers decided one of these last: ids of desk.yaml.',
    }),
  ),
  keep: Period,
  why: Text,
  source: Source,
})

/** Why somebody is not given, or why something is not erased; or why it is. */
const Ground = strict({ id: Id, say: Text, law: Type.String({ minLength: 3 }) })
const Grounds = Type.Array(Ground, { minItems: 1 })

/** `keeping.yaml` (a pack may do without it: then nothing is ever deleted by its age). */
export const Keeping = strict({
  begins_after: Type.Integer({
    minimum: 1,
    maximum: 60,
    description:
      'Days between an approval and the first deletion, in which anybody who keeps records can stop it.',
  }),
  records: Type.Array(Kept, { minItems: 1 }),
  withhold: Type.Array(Ground, {
    minItems: 1,
    description: 'Why something is left out of what somebody is given about themselves.',
  }),
  erase: Grounds,
  keep: Type.Array(Ground, { minItems: 1, description: 'Why something is not erased though somebody asks.' }),
  elsewhere: Type.Array(Text, {
    minItems: 1,
    description: 'Where copies live on that this service cannot delete.',
  }),
  sources: Sources,
})
export type Keeping = Static<typeof Keeping>
export type KeptType = Keeping['records'][number]
