import { setImmediate as breathe } from 'node:timers/promises'
import type { Database, Tx } from '../../db/index.ts'
import type { Jobs } from '../../jobs/index.ts'
import type { ConcernKeys } from '../keys.ts'
import { lookedUpBy, NORMALISING } from '../tokens.ts'
import type { Mention } from '../told.ts'
import { advance, begin, finish, lastIndex, mentionsAfter, putTokens, unfinished } from './index-queries.ts'

/** How many concerns are done in one transaction: what is lost when it is cut off, and how long a lock is held. */
const AT_ONCE = 200

/** How far making the tokens anew has come. */
export interface Progress {
  readonly done: number
  readonly of: number
  /** Mentions that the service's key does not open: their tokens stay as they are. */
  readonly unreadable: number
}

export interface ReindexParts {
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly keys: ConcernKeys
}

/** `fresh`: made by today's rules under today's key. `stale`: to be made anew. `begun`: somebody began, and has not ended. */
export type IndexStanding = 'fresh' | 'stale' | 'begun'

/** Whether the tokens of what is named fit today's rules and key. */
export const indexStanding = async (tx: Tx, keys: ConcernKeys): Promise<IndexStanding> => {
  const last = await lastIndex(tx)
  if (last && last.finishedAt === null) return 'begun'
  // Rules never go back: beside a newer version an older one leaves the tokens alone.
  const fits = last && last.normalising >= NORMALISING && last.keyPrint.equals(printOf(keys))
  return fits ? 'fresh' : 'stale'
}

/** Tells one key from another, and nothing of it. */
const printOf = (keys: ConcernKeys): Buffer => keys.token('print:of-the-key')

/**
 * Makes the token of every mention anew, by today's rules and under today's key: some concerns a transaction, so that
 * whatever cuts it off loses little and the next call goes on there. Done again it changes nothing. Two at once take
 * turns. Meanwhile what is not done yet is found as before.
 * @param again also where they fit
 */
export const reindex = async (
  { database, partnershipId, keys }: ReindexParts,
  { again = false, tell }: { readonly again?: boolean; readonly tell?: (progress: Progress) => void } = {},
): Promise<Progress | 'fresh'> => {
  const inside = <Value>(work: (tx: Tx) => Promise<Value>) => database.transaction({ partnershipId }, work)
  const wanted = await inside(async (tx) => {
    const standing = await indexStanding(tx, keys)
    if (standing === 'stale' || (standing === 'fresh' && again))
      await begin(tx, { normalising: NORMALISING, keyPrint: printOf(keys) })
    return standing !== 'fresh' || again
  })
  if (!wanted) return 'fresh'
  for (;;) {
    const progress = await inside((tx) => someMore(tx, keys))
    tell?.(progress)
    if (progress.finished) return progress
    // Requests come first: this runs beside them in the same process.
    await breathe()
  }
}

const someMore = async (tx: Tx, keys: ConcernKeys): Promise<Progress & { finished: boolean }> => {
  const now = await unfinished(tx)
  if (!now) return { done: 0, of: 0, unreadable: 0, finished: true }
  // Begun by other rules or under another key: what was done till then is done anew.
  if (now.normalising < NORMALISING || !now.keyPrint.equals(printOf(keys))) {
    await finish(tx, now.id)
    await begin(tx, { normalising: NORMALISING, keyPrint: printOf(keys) })
    return { done: 0, of: now.ofAll, unreadable: 0, finished: false }
  }
  const { concerns, mentions } = await mentionsAfter(tx, now.upTo, AT_ONCE)
  const opened = mentions.map((row) => ({
    ...row,
    open: keys.mention.unseal(row.sealed, `${row.concernId}/${row.ordinal}`),
  }))
  const readable = opened.filter(({ open }) => open !== null)
  await putTokens(
    tx,
    readable,
    readable.flatMap(({ concernId, ordinal, kind, open }) =>
      lookedUpBy({ kind, said: JSON.parse(open ?? '{}') as Mention['said'] }).map((text) => ({
        concernId,
        ordinal,
        token: keys.token(text),
      })),
    ),
  )
  const done = now.done + concerns.length
  const unreadable = now.unreadable + opened.length - readable.length
  const finished = concerns.length < AT_ONCE
  await advance(tx, now.id, { upTo: concerns.at(-1) ?? now.upTo, done, unreadable })
  if (finished) await finish(tx, now.id)
  return { done, of: Math.max(done, now.ofAll), unreadable, finished }
}

/** Looks each ten minutes whether the tokens still fit, and makes them anew where they do not. */
export const reindexBy = (jobs: Jobs, keys: ConcernKeys): void => {
  jobs.every('concern.links', '*/10 * * * *', async ({ database, partnershipId }) => {
    await reindex({ database, partnershipId, keys })
  })
}
