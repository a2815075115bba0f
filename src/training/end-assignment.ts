import type { Actor } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { insertEnding, openSince } from './queries.ts'

/** Ends an assignment: links lead nowhere, names and e-mails are deleted, the counts stay. False: it was over. */
export async function endAssignment(
  tx: Tx,
  { id, by, now }: { id: string; by: Actor | null; now: Date },
): Promise<boolean> {
  const ended = await insertEnding(tx, { id, by: by?.personId ?? null, now })
  if (ended) await record(tx, { actor: by, action: 'training.ended', of: { kind: 'training', id } })
  return ended
}

const YEAR = 365 * 86_400_000

/** Registers that what nobody has ended ends by itself a year after it was made. */
export const endOldBy = (jobs: Jobs, clock: () => Date): void =>
  jobs.every('training.end', '20 4 * * *', async ({ database, partnershipId }) => {
    const now = clock()
    await database.transaction({ partnershipId }, async (tx) => {
      for (const id of await openSince(tx, new Date(now.getTime() - YEAR)))
        await endAssignment(tx, { id, by: null, now })
    })
  })
