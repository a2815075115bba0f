import { type Static, type TObject, type TProperties, Type } from 'typebox'

/** An object that knows exactly these keys: a misspelt key is a fault, never ignored. */
export const strict = <P extends TProperties>(properties: P, description?: string): TObject<P> =>
  Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) })

export const oneOf = <const Words extends readonly string[]>(words: Words, description?: string) =>
  Type.Enum<[...Words]>([...words], description ? { description } : {})

/** Lower-case words joined by hyphens; stable for ever, because other files and other releases refer to it. */
export const Id = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'A stable name: lower case, hyphens.',
})

/** Text that people read, in English; other languages come from `translations/LANGUAGE.po`. */
export const Text = Type.String({ minLength: 1, description: 'Words that people read, in English.' })

export const Day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  format: 'date',
  description: 'A date: 2026-11-23.',
})
export const Link = Type.String({
  pattern: '^https://',
  format: 'uri',
  description: 'A web address, https only.',
})

/** Where a fact comes from. `unchecked`: general knowledge that nobody has yet compared with a source. */
export const Source = strict({
  name: Type.String({ minLength: 1, description: 'Who says so: organisation and title.' }),
  link: Type.Optional(Link),
  checked_on: Type.Optional(Day),
  unchecked: Type.Optional(
    Type.Literal(true, { description: 'Nobody has compared this with its source yet.' }),
  ),
})
export type Source = Static<typeof Source>
export const Sources = Type.Array(Source, { minItems: 1 })

/** Who tells. Fixed by the product; how each is spoken to is the pack's. */
export const TELLERS = ['young-person', 'parent', 'practitioner', 'trade', 'community'] as const
export type Teller = (typeof TELLERS)[number]

/** One text for everybody, or one by who tells, `default` for the rest. */
export const TextByTeller = Type.Union([
  Text,
  strict({
    default: Type.Optional(Text),
    'young-person': Type.Optional(Text),
    parent: Type.Optional(Text),
    practitioner: Type.Optional(Text),
    trade: Type.Optional(Text),
    community: Type.Optional(Text),
  }),
])
export type TextByTeller = Static<typeof TextByTeller>

/** The doors of the public side; every sign speaks to each. */
export const AUDIENCES = ['young_people', 'parents', 'practitioners'] as const
export type Audience = (typeof AUDIENCES)[number]

export const HARMS = [
  'sexual',
  'criminal',
  'trafficking',
  'radicalisation',
  'violence',
  'online',
  'self-harm',
] as const
