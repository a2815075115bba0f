import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { removeMarked, takeTurns } from '../trial-mark/index.ts'

/**
 * Takes the trial data away, what was made from it and what hangs on it. The people of the sign-in page stay, as they
 * belong to the trial copy, and so does the record of what was done. Gives how many rows were marked.
 */
export const removeTrial = async (tx: Tx): Promise<number> => {
  await takeTurns(tx)
  const removed = await removeMarked(tx)
  if (removed > 0)
    await record(tx, {
      actor: null,
      action: 'trial.removed',
      of: { kind: 'trial-part', id: 'all' },
      detail: { rows: removed },
    })
  return removed
}
