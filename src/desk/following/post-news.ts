import { DateTime } from 'luxon'
import type { Tx } from '../../db/index.ts'
import type { Jobs } from '../../jobs/index.ts'
import type { Post } from '../../mail/index.ts'
import { dayOf, ZONE } from '../../pack/index.ts'
import { deskUrls } from '../urls.ts'
import { news, noteNews } from './follow-queries.ts'
import { noteReminded, unpostedReminders } from './reminder-queries.ts'

export interface NewsParts {
  readonly post: Post
  readonly publicUrl: string
  readonly clock: () => Date
}

/** A letter to oneself: a reference and a link, and nothing of what was told or done. */
const letter = ({ publicUrl }: NewsParts, says: string, reference: string, about: string) => ({
  subject: `${says} (${reference})`,
  text: [
    `${says}.`,
    `Reference: ${reference}`,
    `Sign in to see it: ${publicUrl}${deskUrls.concern(reference)}`,
    'Nothing of what was told or done is in this letter, and nobody can answer it.',
  ].join('\n\n'),
  about,
})

/** Reminders come in the morning. */
const FROM_HOUR = 8

/**
 * Writes to whoever follows a concern that something happened to it, one letter for all that others did since the last,
 * and to whoever wanted to be reminded that their day has come. Letter and note of it are one transaction: each is posted
 * once, whoever is killed meanwhile.
 */
export const postNews = async (tx: Tx, parts: NewsParts, now: Date): Promise<void> => {
  for (const one of await news(tx)) {
    const says = 'Something happened to a concern that you follow'
    const id = await parts.post(tx, {
      to: one.email,
      ...letter(parts, says, one.reference, 'concern-followed'),
    })
    // Two did it at once: the other one's letter stands, and this transaction with its own is undone.
    if (!(await noteNews(tx, one, id, now))) throw new Error('News was posted by another.')
  }
  if (DateTime.fromJSDate(now, { zone: ZONE }).hour < FROM_HOUR) return
  for (const { id, reference, email } of await unpostedReminders(tx, dayOf(now))) {
    const says = 'You wanted to be reminded of a concern'
    await noteReminded(
      tx,
      id,
      await parts.post(tx, { to: email, ...letter(parts, says, reference, 'concern-reminder') }),
      now,
    )
  }
}

/** Registers that work, each minute. */
export const postNewsBy = (jobs: Jobs, parts: NewsParts): void =>
  jobs.every('desk.each-minute', '* * * * *', ({ database, partnershipId }) =>
    database.transaction({ partnershipId }, (tx) => postNews(tx, parts, parts.clock())),
  )
