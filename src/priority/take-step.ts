import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { addEffect, addStep } from './action-queries.ts'
import type { Step } from './rules/actions.ts'
import type { Followed } from './rules/measure-key.ts'

/** Takes a step of an action, after so many others. False: somebody took one meanwhile. */
export const takeStep = async (
  tx: Tx,
  actor: { readonly personId: string },
  { id, after, step, reason }: { id: string; after: number; step: Step; reason: string | null },
  now: Date,
): Promise<boolean> => {
  const taken = await addStep(tx, id, { after, step, reason, by: actor.personId, now })
  if (taken)
    await record(tx, { actor, action: `priority.action-${step}`, of: { kind: 'priority-action', id } })
  return taken
}

/** Says by which measure an action is to be judged; its figures are read from the waves whenever it is looked at. */
export const noteEffect = async (
  tx: Tx,
  actor: { readonly personId: string },
  { id, followed, note }: { id: string; followed: Followed; note: string },
  now: Date,
): Promise<void> => {
  await addEffect(tx, id, { ...followed, note, by: actor.personId, now })
  await record(tx, {
    actor,
    action: 'priority.effect-noted',
    of: { kind: 'priority-action', id },
    detail: { audience: followed.audience, measure: followed.measure },
  })
}
