import { type Static, Type } from 'typebox'
import { Id, Link, Sources, strict, Text, TextByTeller } from './common.ts'

export const ROUTES = [
  'emergency',
  'police-non-emergency',
  'missing',
  'current-worker',
  'first-contact',
  'neighbour',
  'adult-safeguarding',
  'lado',
  'safeguarding-lead',
  'early-help',
  'information-sharing',
  'trusted-adult',
  'nrm',
  'prevent',
  'ceop',
  'report-remove',
  'sarc',
  'childline',
  'nspcc',
  'safecall',
  'crimestoppers',
  'modern-slavery-helpline',
  'shout',
  'parent-support',
] as const
export type RouteId = (typeof ROUTES)[number]

export const FORMS = [
  'information-sharing',
  'exploitation-assessment',
  'safeguarding-referral',
  'worry',
] as const
export type FormId = (typeof FORMS)[number]

const Manner = strict({ how: TextByTeller, by_when: Text })

/**
 * One way of telling somebody by a route: while its contact is open, and while it is closed. Where it has none, the
 * hours of the front door count as office hours.
 */
const Way = strict({
  contact: Type.Optional(Type.String({ description: "Another contact than the route's own." })),
  open: Manner,
  closed: Type.Optional(Manner),
})

/** A route: somebody who can act, how to reach them, and what a person wants to know before they do. */
export const Route = strict({
  id: Id,
  name: TextByTeller,
  contact: Type.Optional(
    Type.String({
      description:
        'An id of contacts.yaml. None: somebody that the reader knows (their lead, a trusted adult).',
    }),
  ),
  more_contacts: Type.Optional(Type.Array(Type.String(), { description: 'Further contacts shown with it.' })),
  ways: Type.Record(Type.String(), Way, {
    description: '`default` always; others (urgent, advice) are named by rules.',
  }),
  what_happens_next: TextByTeller,
  what_to_say: TextByTeller,
  what_to_write_down: Type.Optional(Type.Array(Text)),
  will_they_tell_family: TextByTeller,
  will_they_tell_police: TextByTeller,
  sources: Sources,
})
export type Route = Static<typeof Route>

export const Form = strict({ id: Id, name: Text, about: Text, link: Type.Optional(Link), sources: Sources })
export const Routes = strict({ routes: Type.Array(Route, { minItems: 1 }), forms: Type.Array(Form) })
