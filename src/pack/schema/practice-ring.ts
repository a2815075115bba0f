import { type Static, Type } from 'typebox'
import { Id, Sources, strict, Text } from './common.ts'

/** `practice/ring.yaml`: whom parents and carers may choose to ring, and what stands on the card that they keep. */
export const Ring = strict({
  title: Text,
  lead: Text,
  contacts: Type.Array(Id, {
    minItems: 2,
    description: 'Ids of contacts with a telephone number, in the order in which they are offered.',
  }),
  begin: Type.Array(Text, { minItems: 1, description: 'Words to begin a call with, in “…”.' }),
  ready: Type.Array(Text, { minItems: 1, description: 'What helps to have to hand; nobody has to.' }),
  afterwards: Type.Array(Text, {
    minItems: 1,
    description: 'What happens when somebody rings, true of each contact. What one keeps private follows it.',
  }),
  sources: Sources,
})
export type Ring = Static<typeof Ring>
