import { type Static, Type } from 'typebox'
import { HARMS, Id, Link, oneOf, Source, Sources, strict, Text } from './common.ts'

const LEGAL_STATUSES = [
  'in-force',
  'passed-not-commenced',
  'in-part',
  'guidance',
  'bill',
  'unchecked',
] as const
export type LegalStatus = (typeof LEGAL_STATUSES)[number]

export const LawLine = strict({
  line: Text,
  name: Type.String({ minLength: 1, description: 'Act and section, or guidance and year.' }),
  legal_status: oneOf(LEGAL_STATUSES),
  link: Type.Optional(Link),
  source: Source,
})

/** One kind of harm: what the person doing it does. That person is the subject of the sentence. */
export const Harm = strict({
  id: Id,
  fact: oneOf([...HARMS, 'none'] as const, 'The word for it among the facts of whom-to-tell.'),
  name: Text,
  young_people_name: Type.Optional(Text),
  also_called: Type.Array(Type.String({ minLength: 1 })),
  what_they_do: Type.Array(Text, { minItems: 1 }),
  young_people: Type.Optional(Text),
  law: Type.Array(LawLine),
  sources: Sources,
})
export type Harm = Static<typeof Harm>
export const Harms = strict({
  approach: strict(
    { name: Text, also_called: Type.Array(Text), about: Text, sources: Sources },
    'The approach as a whole: contextual safeguarding.',
  ),
  harms: Type.Array(Harm, { minItems: 1 }),
})
