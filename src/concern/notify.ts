import type { Tx } from '../db/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { send } from '../jobs/index.ts'
import type { Post } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import { addressesOf } from '../teams/index.ts'
import { noticeLetter } from './notice-letter.ts'
import { claimLetter, insertUnopened, noteNobody, unpostedNotices } from './notice-queries.ts'

export const NOTIFY = 'concern.notify'
/** Of so many concerns letters are posted in one transaction. */
const AT_ONCE = 500

export interface NotifyParts {
  readonly pack: Pack
  readonly post: Post
  readonly publicUrl: string
  readonly clock: () => Date
}

/**
 * Posts the letters of concerns' notices: one to each address, once, however often this is called and whoever is killed
 * meanwhile, since a letter and the note that it was posted are one transaction. Mail itself is delivered at least once
 * under one Message-ID, by which the same letter is known.
 */
export const postNotices = async (
  tx: Tx,
  parts: NotifyParts,
  concernIds: readonly string[],
): Promise<void> => {
  await noteNobody(tx, concernIds)
  const known = new Map<string, Awaited<ReturnType<typeof addressesOf>>>()
  for (const notice of await unpostedNotices(tx, concernIds)) {
    const rung = notice.rung.split('/')[0] as string
    const key = `${notice.teamId}/${rung}`
    const addresses = known.get(key) ?? (await addressesOf(tx, notice.teamId, rung))
    known.set(key, addresses)
    for (const { id, email } of addresses) {
      const letterId = await parts.post(tx, { to: email, ...noticeLetter(parts, notice) })
      // Two did it at once: the other one's letter stands, and this transaction with its own is undone.
      if (!(await claimLetter(tx, notice, id, letterId))) throw new Error('A notice was posted by another.')
    }
  }
}

/** So many concerns are one job: a job stays small, and what fails takes few with it. */
const A_JOB = 100

/** What nobody has opened in its time is told up the ladder, each rung once. */
export const escalate = async (tx: Tx, pack: Pack, now: Date): Promise<void> => {
  const rungs = [...pack.receiving].flatMap(([receives, { ladder }]) =>
    ladder.map(({ id, after }) => ({ receives, rung: id, after })),
  )
  const told = await insertUnopened(tx, rungs, now)
  for (let i = 0; i < told.length; i += A_JOB)
    await send(tx, NOTIFY, { concerns: told.slice(i, i + A_JOB).join(',') })
}

/** Registers the work that follows from what is told. */
export const notifyBy = (jobs: Jobs, parts: NotifyParts): void => {
  jobs.workTogether(NOTIFY, async (payloads, { database, partnershipId }) => {
    const ids = [...new Set(payloads.flatMap(({ concerns = '' }) => concerns.split(',')))]
    for (let i = 0; i < ids.length; i += AT_ONCE)
      await database.transaction({ partnershipId }, (tx) => postNotices(tx, parts, ids.slice(i, i + AT_ONCE)))
  })
  jobs.every('concern.each-minute', '* * * * *', ({ database, partnershipId }) =>
    database.transaction({ partnershipId }, (tx) => escalate(tx, parts.pack, parts.clock())),
  )
}
