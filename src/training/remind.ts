import type { Actor } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { dayOf } from '../pack/index.ts'
import { writeTo } from './letters.ts'
import { type Assignment, insertReminder, placesOf } from './queries.ts'
import { doneAt } from './standing.ts'
import type { TrainingParts } from './training-parts.ts'

/** Whether those who have not finished may be reminded now: once a day, while it is not over. */
export const mayRemind = ({ remindedAt, endedAt }: Assignment, now: Date): boolean =>
  endedAt === null && (remindedAt === null || dayOf(remindedAt) !== dayOf(now))

/** Writes to those who have an address and have not told that they finished: how many. */
export async function remind(
  tx: Tx,
  parts: TrainingParts,
  { assignment, by, now }: { assignment: Assignment; by: Actor; now: Date },
): Promise<number> {
  if (!mayRemind(assignment, now)) return 0
  const { id, organisation, modules, dueOn } = assignment
  let written = 0
  for (const place of await placesOf(tx, id)) {
    const contact = place.sealed && parts.contacts.open(place.sealed, place.id)
    if (!contact || place.people !== null || doneAt(place, modules) === modules.length) continue
    if (await writeTo(tx, parts, contact, { organisation, modules, dueOn, again: true })) written++
  }
  await insertReminder(tx, { id, by: by.personId, now })
  await record(tx, {
    actor: by,
    action: 'training.reminded',
    of: { kind: 'training', id },
    detail: { written },
  })
  return written
}
