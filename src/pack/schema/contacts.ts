import { type Static, Type } from 'typebox'
import { Day, Id, Link, oneOf, Sources, strict, TELLERS, Text } from './common.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const Time = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$',
  description: 'Local time: 08:30.',
})

export const Hours = Type.Union([
  Type.Literal('always'),
  strict({
    weekly: Type.Array(strict({ days: Type.Array(oneOf(WEEKDAYS), { minItems: 1 }), from: Time, to: Time }), {
      minItems: 1,
    }),
    bank_holidays: oneOf(['open', 'closed']),
    note: Type.Optional(Text),
  }),
])

/** Somebody who can be reached: a number, a text line, a chat, a web form. */
export const Contact = strict({
  id: Id,
  name: Text,
  for: Type.String({ minLength: 1, description: 'What it is for, in a sentence to the reader.' }),
  for_whom: Type.Array(oneOf(TELLERS), {
    minItems: 1,
    description: 'Whom it helps; the contacts page groups by this.',
  }),
  telephone: Type.Optional(
    strict({ number: Type.String({ pattern: '^[0-9 ]{3,16}$' }), say: Type.Optional(Text), cost: Text }),
  ),
  text: Type.Optional(
    strict({ number: Type.String({ pattern: '^[0-9 ]{3,16}$' }), say: Type.Optional(Text), cost: Text }),
  ),
  chat: Type.Optional(Link),
  website: Type.Optional(Link),
  email: Type.Optional(Type.String({ format: 'email' })),
  relay: Type.Optional(Text),
  sign_language: Type.Optional(strict({ how: Text, link: Type.Optional(Link) })),
  hours: Hours,
  out_of_hours: Type.Optional(
    Type.String({ description: 'Who answers when this is closed (an id of contacts.yaml).' }),
  ),
  keeps_private: Type.Optional(
    Type.String({ minLength: 1, description: 'What it keeps to itself and what it must pass on.' }),
  ),
  checked_on: Day,
  sources: Sources,
})
export type Contact = Static<typeof Contact>
export const Contacts = strict({ contacts: Type.Array(Contact, { minItems: 1 }) })
