import { createHash } from 'node:crypto'
import type { Tx } from '../db/index.ts'
import { dayOf } from '../pack/index.ts'
import { type Asked, askedAt, insertCompletion } from './queries.ts'

/** Somebody has pressed “tell” at the end of a practice: the day is kept, and nothing that they chose. */
export async function complete(
  tx: Tx,
  { placeId, module, seed, now }: { placeId: string; module: string; seed: string; now: Date },
): Promise<Asked | undefined> {
  const asked = await askedAt(tx, placeId)
  if (!asked?.modules.includes(module)) return undefined
  // Of a team's link the seed of the way tells one pressing from another, and is nowhere else.
  const wayHash = asked.shared
    ? createHash('sha256').update(`${placeId}\0${seed}`).digest().subarray(0, 16)
    : Buffer.alloc(0)
  await insertCompletion(tx, { placeId, module, wayHash, day: dayOf(now) })
  return { ...asked, done: asked.shared ? [module] : [...new Set([...asked.done, module])] }
}
