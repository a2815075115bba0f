import { type Static, Type } from 'typebox'
import { Id, Sources, strict, Text } from './common.ts'

const Part = strict({
  heading: Text,
  minutes: Type.Optional(Type.Integer({ minimum: 1 })),
  paragraphs: Type.Optional(Type.Array(Text, { minItems: 1 })),
  points: Type.Optional(Type.Array(Text, { minItems: 1 })),
  steps: Type.Optional(Type.Array(Text, { minItems: 1, description: 'In this order.' })),
  say: Type.Optional(Type.Array(Text, { minItems: 1, description: 'Words to say aloud, in “…”.' })),
  never: Type.Optional(Type.Array(Text, { minItems: 1, description: 'What to leave alone.' })),
})

/** `practice/class.yaml`: what somebody reads who takes a class or a group through exercises. */
export const ClassGuide = strict({
  title: Text,
  lead: Text,
  parts: Type.Array(Part, { minItems: 1 }),
  when_a_child_tells: strict(
    { heading: Text, parts: Type.Array(Part, { minItems: 1 }), contacts: Type.Array(Id, { minItems: 1 }) },
    'The plan for when a child tells; it stands first and is printed on its own page.',
  ),
  sources: Sources,
})
export type ClassGuide = Static<typeof ClassGuide>
export type ClassPart = Static<typeof Part>
