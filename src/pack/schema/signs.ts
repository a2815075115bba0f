import { type Static, Type } from 'typebox'
import { Id, oneOf, Sources, strict, Text } from './common.ts'

const NOTICERS = ['parent', 'school', 'health', 'friend', 'trade', 'youth-worker'] as const

/** What one door says of a sign: its title as that reader would say it, and what to do about it. */
const Wording = strict({ title: Text, about: Text, what_to_do: Text })

/** One early warning sign. It may be ordinary, and is never proof: `may_also_be` is always shown with it. */
export const Sign = strict({
  id: Id,
  under: Type.Optional(Type.String({ description: 'The broader sign that this one is a kind of (an id).' })),
  young_people: Wording,
  parents: Wording,
  practitioners: Wording,
  search: Type.Array(Type.String({ minLength: 1 }), {
    minItems: 1,
    description: 'What people really call it, misspellings and blunt words included. Never shown.',
  }),
  harms: Type.Array(Id, { minItems: 1, description: 'The harms it is told of with (ids of harms.yaml).' }),
  force: oneOf(['push', 'pull', 'neither'], 'Does it push a child towards harm, pull, or neither.'),
  soft: Type.Boolean({ description: 'true: weak on its own.' }),
  noticed_by: Type.Array(oneOf(NOTICERS), { minItems: 1 }),
  may_also_be: Type.Array(Text, { minItems: 1, description: 'What else it may be.' }),
  sources: Sources,
})
export type Sign = Static<typeof Sign>

/** `signs/DOMAIN.yaml`: one domain (whereabouts, school, possessions …) and its signs. */
export const SignDomain = strict({
  domain: strict({
    id: Id,
    name: Text,
    order: Type.Integer(),
    always_shown: Type.Optional(
      Type.Literal(true, { description: 'Never folded away: for what is hard to name. A sign or two.' }),
    ),
  }),
  signs: Type.Array(Sign, { minItems: 1 }),
})
export type SignDomain = Static<typeof SignDomain>
