import { randomUUID } from 'node:crypto'
import { type Actor, type ActorOrganisation, newToken, tokenHash } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { dayOf } from '../pack/index.ts'
import type { Contact } from './contacts.ts'
import { writeTo } from './letters.ts'
import { type Assignment, insertAssignment, insertPlace } from './queries.ts'
import { type NewAssignment, type Whom, WITHIN } from './read-assignment.ts'
import type { TrainingParts } from './training-parts.ts'

const DAY = 86_400_000

/** Asks people of an organisation to practise: each is sent a link of their own; a team's link is for its lead to pass on. */
export async function assign(
  tx: Tx,
  parts: TrainingParts,
  {
    by,
    organisation,
    asked,
    now,
  }: { by: Actor; organisation: ActorOrganisation; asked: NewAssignment; now: Date },
): Promise<string> {
  const days = WITHIN[asked.within]
  const dueOn = days === null ? null : dayOf(new Date(now.getTime() + days * DAY))
  const { modules } = asked
  const id = await insertAssignment(tx, {
    organisationId: organisation.id,
    modules,
    dueOn,
    by: by.personId,
    now,
  })
  await askEach(tx, parts, { id, organisation: organisation.name, modules, dueOn }, asked)
  const detail = { people: asked.people.length, teams: asked.teams.length, modules: modules.length }
  await record(tx, { actor: by, action: 'training.assigned', of: { kind: 'training', id }, detail })
  return id
}

/** Asks more people the same, by the same day. */
export async function askMore(
  tx: Tx,
  parts: TrainingParts,
  { by, assignment, whom }: { by: Actor; assignment: Assignment; whom: Whom },
): Promise<void> {
  await askEach(tx, parts, assignment, whom)
  const detail = { people: whom.people.length, teams: whom.teams.length }
  await record(tx, {
    actor: by,
    action: 'training.asked',
    of: { kind: 'training', id: assignment.id },
    detail,
  })
}

async function askEach(
  tx: Tx,
  parts: TrainingParts,
  { id, organisation, modules, dueOn }: Pick<Assignment, 'id' | 'organisation' | 'modules' | 'dueOn'>,
  whom: Whom,
): Promise<void> {
  const place = async (team: string, people: number | null, who: Omit<Contact, 'token'>) => {
    const contact = { ...who, token: newToken() }
    const placeId = randomUUID()
    const sealed = parts.contacts.seal(contact, placeId)
    await insertPlace(tx, id, { id: placeId, team, people, tokenHash: tokenHash(contact.token), sealed })
    return contact
  }
  for (const { name, email, team } of whom.people) {
    const contact = await place(team, null, { name, email })
    await writeTo(tx, parts, contact, { organisation, modules, dueOn, again: false })
  }
  for (const { team, people } of whom.teams) await place(team, people, { name: null, email: null })
}
