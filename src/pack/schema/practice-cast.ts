import { type Static, Type } from 'typebox'
import { Id, oneOf, strict } from './common.ts'
import { EDITIONS } from './practice.ts'

const Word = Type.String({ minLength: 1 })

/** Words by the name that stands in texts: `they: she`. */
const WordsOf = Type.Record(Type.String({ pattern: '^[a-z]+$' }), Word)

/** Lists of names by the id of the gender. */
const NamesOf = Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Array(Word, { minItems: 1 }))

/** `practice/cast.yaml`: who may play a role. Any role is played by any gender: texts hold no gendered word. */
export const Cast = strict({
  genders: Type.Array(
    strict({
      id: Type.String({ pattern: '^[a-z]+$' }),
      share: Type.Integer({ minimum: 1, description: 'How often, beside the others.' }),
      words: WordsOf,
    }),
    { minItems: 2 },
  ),
  names: Type.Array(strict({ id: Id, of: NamesOf }), { minItems: 1 }),
  never: Type.Array(Type.String({ minLength: 2 }), {
    minItems: 1,
    description: 'Gendered words: no text of an exercise holds one.',
  }),
  reading_age: Type.Partial(Type.Record(oneOf(EDITIONS), Type.Number({ minimum: 5, maximum: 18 })), {
    additionalProperties: false,
    description: 'The oldest reading age of each edition, in years.',
  }),
})
export type Cast = Static<typeof Cast>
