import type { Actor } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { insertRemoval } from './queries.ts'

/** Takes somebody off an assignment: their link leads nowhere, name and e-mail are deleted, and they are not counted. */
export async function takeOff(
  tx: Tx,
  { id, placeId, by, now }: { id: string; placeId: string; by: Actor; now: Date },
): Promise<void> {
  if (await insertRemoval(tx, { placeId, by: by.personId, now }))
    await record(tx, { actor: by, action: 'training.taken-off', of: { kind: 'training', id } })
}
