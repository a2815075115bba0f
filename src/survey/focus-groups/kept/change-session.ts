import { record } from '../../../audit/index.ts'
import type { NewSession } from './add-session.ts'
import type { Deciding } from './decide.ts'
import { insertCorrection, isHeld, removeForGood } from './queries.ts'

/** Corrects how a session is described. Nothing changes in what was said. */
export const correctSession = async (
  { tx, actor, columns, session }: Deciding,
  { audience, heldOn, people, place, ranBy }: NewSession,
): Promise<void> => {
  await insertCorrection(tx, {
    partnership_id: actor.partnershipId,
    focus_group_id: session.id,
    audience,
    held_on: heldOn,
    people,
    sealed_about: columns.about.seal(JSON.stringify({ place, ranBy }), session.id),
    by: actor.personId,
  })
  await record(tx, { actor, action: 'focus-group.corrected', of: { kind: 'focus-group', id: session.id } })
}

/**
 * Removes a session: what was said is deleted, with names, themes and quotes. Who was told of what stays. Nothing is done
 * where there are lines after which somebody may still have to be told (removing it would be a way around that), or where
 * a legal hold keeps it.
 */
export const removeSession = async ({
  tx,
  actor,
  session,
}: Deciding): Promise<'removed' | 'telling' | 'held'> => {
  if (session.step === 'telling') return 'telling'
  if (await isHeld(tx, session.id)) return 'held'
  await removeForGood(tx, {
    partnership_id: actor.partnershipId,
    focus_group_id: session.id,
    by: actor.personId,
  })
  await record(tx, { actor, action: 'focus-group.removed', of: { kind: 'focus-group', id: session.id } })
  return 'removed'
}
