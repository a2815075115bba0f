import { type Static, Type } from 'typebox'
import { Day, Id, Link, Source, strict, Text } from './common.ts'

const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'A colour: #1a6b5c.' })

/** `partnership.yaml`: whose service this is, where, in which words and colours, and who has approved it. */
export const Partnership = strict({
  id: Id,
  version: Type.String({
    pattern: '^\\d{4}\\.\\d{1,2}\\.\\d{1,3}$',
    description: 'Version of this content: year.month.number. Raise it with each change.',
  }),
  name: Text,
  short_name: Text,
  area: Type.String({ minLength: 1, description: 'As in “a child in …”.' }),
  neighbours: Type.Array(
    strict({
      name: Text,
      telephone: Type.Optional(Type.String()),
      out_of_hours: Type.Optional(
        Type.String({
          description: 'The number that answers while its office is closed, where it is known.',
        }),
      ),
      link: Type.Optional(Link),
      source: Type.Optional(Source),
    }),
    { description: 'Neighbouring councils and their front doors.' },
  ),
  police: strict({
    name: Text,
    code_word: Type.Optional(
      strict(
        { word: Text, explanation: Text, source: Source },
        'What a trade says so that the call taker knows at once.',
      ),
    ),
  }),
  front_door: Type.String({
    description: 'The contact named on every page, error pages too (an id of contacts.yaml).',
  }),
  emergency: Type.String({ description: 'The contact for emergencies (an id of contacts.yaml).' }),
  theme: strict({
    accent: Colour,
    accent_text: Type.Optional(Colour),
    accent_dark: Type.Optional(Colour),
    warm: Type.Optional(Colour),
  }),
  languages: Type.Array(Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$' }), {
    minItems: 1,
    description: 'The first is the language of this pack (en); each other one has translations/LANGUAGE.po.',
  }),
  leave_to: Type.Optional(
    Type.String({
      pattern: '^https://',
      format: 'uri',
      description:
        'Where “Leave this page” leads: a page of somebody else, the same for everybody, with nothing personal on it. Absent: the weather at the BBC.',
    }),
  ),
  accessibility_contact: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Whom to tell of something that cannot be used, and how: on the accessibility statement.',
    }),
  ),
  security_contact: Type.Optional(
    Type.String({
      pattern: '^(mailto:[^\\s@]+@[^\\s@]+|https://\\S+|tel:\\+?[\\d-]+)$',
      description:
        'Where somebody who finds a weakness of this service reports it: mailto:, https:// or tel:. It is in /.well-known/security.txt (RFC 9116).',
    }),
  ),
  approval: Type.Union(
    [
      Type.Null(),
      strict(
        { approved_by: Type.String({ minLength: 3 }), role: Text, approved_on: Day },
        'The named officer who signed it.',
      ),
    ],
    { description: 'null: a trial copy, and every page says so.' },
  ),
  data_controller: strict({ name: Text, contact: Text, link: Type.Optional(Link) }),
  disagreement: strict(
    {
      practitioners: strict(
        { name: Text, how: Text, link: Type.Optional(Link) },
        'The resolution (escalation) procedure.',
      ),
      public: strict({ complaint: Text, advocate: Text, link: Type.Optional(Link) }),
    },
    'What somebody does who told and nothing happened.',
  ),
  bank_holidays: strict(
    { dates: Type.Array(Day, { minItems: 1 }), source: Source },
    'Days on which office hours do not apply (England: gov.uk/bank-holidays).',
  ),
  access_review_months: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 24,
      description: 'After so many months somebody looks again at who may what in an organisation. Absent: 6.',
    }),
  ),
  reading_age: strict(
    {
      public: Type.Number({ minimum: 7, maximum: 18 }),
      practitioners: Type.Number({ minimum: 7, maximum: 22 }),
    },
    'The oldest reading age, in years, that a page may ask of its readers.',
  ),
})
export type Partnership = Static<typeof Partnership>
