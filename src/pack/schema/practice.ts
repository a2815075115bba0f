import { type Static, Type } from 'typebox'
import { AUDIENCES, Id, oneOf, Sources, strict, Text } from './common.ts'

/** What an exercise is. One engine goes through all of them; each has pages that suit it. */
const EXERCISE_KINDS = ['story', 'quiz', 'conversation', 'shift'] as const

/** For whom it is worded, by age; `all` where age does not matter. */
export const EDITIONS = ['10-12', '13-15', '16-18', 'all'] as const
export type Edition = (typeof EDITIONS)[number]

/** By which doors it is found: those of the public side, and people at work in a trade. */
const EXERCISE_DOORS = [...AUDIENCES, 'trades'] as const
export type ExerciseDoor = (typeof EXERCISE_DOORS)[number]

const Editions = Type.Array(oneOf(EDITIONS), {
  minItems: 1,
  description: 'Only in these editions; in all where absent.',
})

/** One text for every edition, or one for each, `default` for the rest. */
const TextByEdition = Type.Union([
  Text,
  strict({
    default: Type.Optional(Text),
    '10-12': Type.Optional(Text),
    '13-15': Type.Optional(Text),
    '16-18': Type.Optional(Text),
  }),
])
export type TextByEdition = Static<typeof TextByEdition>

const RoleId = Type.String({ pattern: '^[a-z]+$', description: 'One lower-case word.' })

/** Something that arrives: a message, what the reader sent, or what happens around it. */
const Line = strict({
  from: Type.Optional(
    Type.String({ description: 'A role, or “you” for the reader; absent: the narrator tells it.' }),
  ),
  at: Type.Optional(
    Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'When it arrives: 21:04.' }),
  ),
  say: TextByEdition,
  picture: Type.Optional(Type.Literal(true, { description: '`say` tells what a picture shows.' })),
  only: Type.Optional(Editions),
})
export type Line = Static<typeof Line>

/** One thing that the reader can do or send. */
const Choice = strict({
  id: Id,
  say: TextByEdition,
  sent: Type.Optional(
    Type.Literal(true, { description: 'It is a message: it then stands in the thread as the reader’s own.' }),
  ),
  lines: Type.Optional(Type.Array(Line, { minItems: 1, description: 'What comes back.' })),
  go: Id,
  only: Type.Optional(Editions),
})

/**
 * One step: what arrives, and then one turn: `choices`, or a `pause` to think and `go`, or only `go`, or an `ending`.
 */
const Step = strict({
  id: Id,
  when: Type.Optional(Type.String({ minLength: 1, description: 'The day and the time of day, in words.' })),
  lines: Type.Array(Line),
  ask: Type.Optional(TextByEdition),
  choices: Type.Optional(Type.Array(Choice, { minItems: 2 })),
  pause: Type.Optional(TextByEdition),
  go: Type.Optional(Id),
  ending: Type.Optional(
    strict({
      title: TextByEdition,
      say: TextByEdition,
      could_help: Type.Array(TextByEdition, { minItems: 1, description: 'What could help, in this place.' }),
    }),
  ),
})
export type Step = Static<typeof Step>

/** Of a quiz: how it usually is. It is never told as right or wrong. */
export const VIEWS = ['okay', 'not-sure', 'not-okay'] as const
export type View = (typeof VIEWS)[number]

/** One thing to judge: what to think about, whatever was answered, and what to `ask` aloud; and beside it, by what was answered. */
const Item = strict({
  id: Id,
  say: TextByEdition,
  think: TextByEdition,
  ask: Type.Optional(TextByEdition),
  after: Type.Optional(
    strict({
      okay: Type.Optional(TextByEdition),
      'not-sure': Type.Optional(TextByEdition),
      'not-okay': Type.Optional(TextByEdition),
    }),
  ),
  only: Type.Optional(Editions),
})

/** What an exercise is drawn as on its cover. */
export const MOTIFS = [
  'together',
  'older',
  'gift',
  'group',
  'game',
  'road',
  'question',
  'talk',
  'notice',
  'bed',
  'cab',
  'glass',
  'meal',
  'train',
  'key',
  'ball',
] as const
export type Motif = (typeof MOTIFS)[number]

/**
 * `practice/ID.yaml`: one exercise. The first step is where it begins. In every text `{role}` is the name of who plays
 * a role and `{role_they}` a word of theirs (practice/cast.yaml); `{role_They}` begins a sentence.
 */
export const Exercise = strict({
  id: Type.String({
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    description: 'As its file is called. It is the end of its address.',
  }),
  kind: oneOf(EXERCISE_KINDS),
  order: Type.Integer(),
  doors: Type.Array(oneOf(EXERCISE_DOORS), { minItems: 1 }),
  editions: Type.Array(oneOf(EDITIONS), { minItems: 1, uniqueItems: true }),
  title: Text,
  about: Type.String({ minLength: 1, description: 'What it is about, in a sentence.' }),
  minutes: Type.Integer({ minimum: 1, maximum: 60 }),
  motif: oneOf(MOTIFS),
  trade: Type.Optional(
    Type.String({
      description: 'Of a shift: the id of the guide in trade-guides.yaml that it is practice for.',
    }),
  ),
  roles: Type.Array(
    strict({
      id: RoleId,
      names: Type.String({ description: 'A list of names in practice/cast.yaml.' }),
      is: Type.Optional(Type.String({ minLength: 1, description: 'Who they are: “your friend”.' })),
    }),
  ),
  steps: Type.Optional(Type.Array(Step, { minItems: 1, maxItems: 200 })),
  items: Type.Optional(
    Type.Array(Item, { minItems: 1, maxItems: 100, description: 'Of a quiz, in place of steps.' }),
  ),
  after: strict({
    look_out_for: Type.Array(Id, { minItems: 1, description: 'Ids of signs.' }),
    friend: Type.Array(Text, { minItems: 1, description: 'What to say to a friend, in “…”.' }),
    talk_to: Type.Array(Id, { minItems: 1, description: 'Ids of contacts, the first to call first.' }),
  }),
  quiet: strict(
    {
      say: TextByEdition,
      contacts: Type.Array(Id, { minItems: 1 }),
    },
    'A quiet way to help, on every page of it.',
  ),
  search: Type.Array(Type.String({ minLength: 2 }), { description: 'What people type. Never shown.' }),
  sources: Sources,
})
export type Exercise = Static<typeof Exercise>
