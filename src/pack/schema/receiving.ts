import { type Static, Type } from 'typebox'
import { Id, oneOf, Sources, strict, Text } from './common.ts'
import { TEAMS } from './form.ts'

const Minutes = Type.Integer({ minimum: 1, maximum: 14 * 24 * 60 })

const Rung = strict({
  id: Id,
  say: Type.String({
    minLength: 1,
    description: 'Who is told: the duty manager. Their addresses are kept in the service.',
  }),
  after: Type.Integer({
    minimum: 0,
    maximum: 14 * 24 * 60,
    description: 'Minutes after a concern should have been opened.',
  }),
})

/** How one team receives: by whose hours it is there, and what is due when. */
const Receives = strict({
  team: oneOf(TEAMS),
  name: Text,
  contact: Type.String({
    description: 'An id of contacts.yaml: its telephone and its hours are the team’s.',
  }),
  open_within: strict(
    { significant: Minutes, other: Minutes },
    'Minutes until somebody must have opened a concern: by the clock where significant harm is feared, else of the team’s own hours.',
  ),
  acknowledge_within: Type.Integer({
    minimum: 0,
    maximum: 20,
    description: 'Working days until the one who told hears that somebody has read it. 0: the same day.',
  }),
  decide_within: Type.Integer({
    minimum: 0,
    maximum: 60,
    description: 'Working days in England until it is decided what will be done.',
  }),
  unwatched_after: Type.Integer({
    minimum: 5,
    maximum: 14 * 24 * 60,
    description:
      'Minutes of its own hours in which nobody looked into the inbox, until its forms close by themselves.',
  }),
  test: strict(
    {
      answer_within: Type.Integer({
        minimum: 1,
        maximum: 14 * 24,
        description: 'Hours in which a test message can be answered.',
      }),
      holds: Type.Integer({
        minimum: 1,
        maximum: 366,
        description: 'Days after which an answered one no longer shows that somebody is there.',
      }),
    },
    'The test message that a team answers before its forms open.',
  ),
  ladder: Type.Array(Rung, { minItems: 1, description: 'Who hears, in this order, of what nobody opens.' }),
  out_of_hours: Type.Optional(
    Type.Array(Id, {
      minItems: 1,
      description: 'Rungs that are told at once of feared significant harm while the team is closed.',
    }),
  ),
})

/** `receiving.yaml`: what is due when once something was told, and who hears of what nobody opens. */
export const Receiving = strict({ teams: Type.Array(Receives, { minItems: 1 }), sources: Sources })
export type Receiving = Static<typeof Receiving>
export type Receives = Static<typeof Receives>
