import { type Static, Type } from 'typebox'
import { Source, strict, Text } from './common.ts'

/** `words.yaml`: words that blame a child, with what to say instead; and the field's terms, explained. */
export const Words = strict({
  avoid: Type.Array(
    strict({
      words: Type.Array(Type.String({ minLength: 2 }), {
        minItems: 1,
        description: 'Found as whole words, any case.',
      }),
      say: Text,
      why: Type.Optional(Text),
      source: Source,
    }),
    { minItems: 1 },
  ),
  glossary: Type.Array(strict({ term: Text, means: Text, also: Type.Optional(Type.Array(Text)) }), {
    description: "The field's terms; they do not count towards reading age.",
  }),
})
export type Words = Static<typeof Words>
