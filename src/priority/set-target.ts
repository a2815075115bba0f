import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { addTarget, keepPriority } from './queries.ts'
import type { Aimed } from './rules/measure-key.ts'

/** Sets a target, or takes it back (`null`), after the version that was seen. False: somebody did so meanwhile. */
export const setTarget = async (
  tx: Tx,
  actor: { readonly personId: string },
  {
    slug,
    aimed,
    seen,
    target,
  }: { slug: string; aimed: Aimed; seen: number; target: { percent: number; dueOn: string } | null },
  now: Date,
): Promise<boolean> => {
  const id = await keepPriority(tx, slug, { by: actor.personId, now })
  const { audience, measure } = aimed
  const set = await addTarget(tx, id, {
    audience,
    measure,
    version: seen + 1,
    percent: target?.percent ?? null,
    dueOn: target?.dueOn ?? null,
    by: actor.personId,
    now,
  })
  if (set)
    await record(tx, {
      actor,
      action: target ? 'priority.target-set' : 'priority.target-taken-back',
      of: { kind: 'priority', id },
      detail: { audience, measure, ...(target ? { percent: target.percent } : {}) },
    })
  return set
}
