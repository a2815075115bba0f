import { type Static, Type } from 'typebox'
import { AUDIENCES, Day, Id, Link, oneOf, Source, Sources, strict, Text } from './common.ts'

/** What an audience was found to lack; a resource answers one or more. */
export const GAPS = [
  'recognising-signs',
  'seeing-risk-to-self',
  'knowing-whom-to-tell',
  'seeing-every-gender',
  'starting-a-conversation',
  'support-for-families',
  'practice-and-procedure',
  'disruption',
  'online-safety',
  'reporting',
] as const
export type Gap = (typeof GAPS)[number]

export const Resource = strict({
  id: Id,
  name: Text,
  about: Text,
  for: Type.Array(oneOf(AUDIENCES), { minItems: 1 }),
  gaps: Type.Array(oneOf(GAPS), { minItems: 1 }),
  harms: Type.Optional(Type.Array(Id)),
  owner: Text,
  link: Type.Union([Link, Type.Null()], { description: 'null: named by its source, address not known yet.' }),
  checked_on: Type.Union([Day, Type.Null()], { description: 'null: nobody has opened it yet.' }),
  in_source_briefing: Type.Optional(Type.Boolean()),
  source: Source,
})
export type Resource = Static<typeof Resource>
export const Resources = strict({ resources: Type.Array(Resource, { minItems: 1 }) })

export const TradeGuide = strict({
  id: Id,
  trade: Text,
  summary: Text,
  look_out_for: Type.Array(Text, { minItems: 3, description: 'The first three stand on the poster too.' }),
  do_now: Type.Array(Text, { minItems: 2, description: 'The first three stand on the poster too.' }),
  do_not: Type.Array(Text, { minItems: 1, description: 'The first three stand on the poster too.' }),
  write_down: Type.Array(Text, { minItems: 1 }),
  contacts: Type.Array(Id, {
    minItems: 1,
    description:
      'Whom to call, in this order (ids of contacts.yaml); the first two after the emergency number stand on the poster too.',
  }),
  code_word: Type.Optional(
    Type.Literal(false, { description: 'This trade does not use the code word of the police.' }),
  ),
  sources: Sources,
})
export type TradeGuide = Static<typeof TradeGuide>
export const TradeGuides = strict({ trade_guides: Type.Array(TradeGuide, { minItems: 1 }) })
