import './schema.ts'
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/index.ts'
import { type Jobs, send, type Work } from '../jobs/index.ts'
import { openColumnSealing } from '../vault/index.ts'
import { countLetters, deleteDone, insertAttempt, insertLetter, seenLetters, undelivered } from './queries.ts'
import type { Outcome } from './schema.ts'
import { handOver, NotTaken } from './transport.ts'

/** A letter by e-mail, in plain text. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** What kind of letter, as `invitation`: a coded word, in clear. */
  readonly about: string
}

/** A letter to be posted. */
export interface ToPost extends Letter {
  /** One of many for which nobody waits, as a reminder to everybody: it leaves after all others. */
  readonly canWait?: boolean
}

/** Posts a letter in the transaction that causes it; delivered after it is committed. The value is its id. */
export type Post = (tx: Tx, letter: ToPost) => Promise<string>

/** A letter as somebody may see it. */
export interface PostedLetter extends Letter {
  readonly id: string
  readonly posted: Date
  readonly state: 'waiting' | Exclude<Outcome, 'again'>
  /** Why it waits or was refused: a code. */
  readonly reason: string | null
  readonly attempts: number
  readonly last: Date | null
}

export interface Mail {
  readonly post: Post
  /** How letters leave: by a server; not at all, on a trial run; or not yet, as no server has been named. */
  readonly way: 'server' | 'kept' | 'none'
  /** Letters, those that wait first, then the newest. */
  letters(tx: Tx, page: { from: number; most: number }): Promise<readonly PostedLetter[]>
  count(tx: Tx): Promise<{ all: number; stuck: number }>
  /** Has a letter delivered that was refused or waits. False: there is none, or it is done with. */
  sendAgain(tx: Tx, id: string, by: string): Promise<boolean>
  /** Registers the work of delivering. */
  deliverBy(jobs: Jobs): void
}

interface Parts {
  readonly key: Uint8Array
  readonly partnershipId: string
  readonly server: { readonly url: string; readonly from: string } | null
  /** A real service: letters wait for a server, where a trial run keeps them to be looked at. */
  readonly production: boolean
  /** Where people reach this service: its host is in the Message-ID. */
  readonly publicUrl: string
}

const DELIVER = 'mail.deliver'
const KEPT_DAYS = 30

export function openMail({ key, partnershipId, server, production, publicUrl }: Parts): Mail {
  const column = (name: string) => openColumnSealing(key, `letter.${name}/${partnershipId}`)
  const [to, subject, text] = [column('sealed_to'), column('sealed_subject'), column('sealed_text')]
  const host = new URL(publicUrl).hostname
  const way = server ? 'server' : production ? 'none' : 'kept'

  const attempted = (
    tx: Tx,
    id: string,
    outcome: Outcome,
    reason: string | null = null,
    by: string | null = null,
  ) => insertAttempt(tx, { partnership_id: partnershipId, letter_id: id, outcome, reason, by })

  const deliver = async (id: string, { database }: Work): Promise<void> => {
    const inside = <Value>(work: (tx: Tx) => Promise<Value>) => database.transaction({ partnershipId }, work)
    const row = await inside((tx) => undelivered(tx, id))
    if (!row) return
    if (way === 'kept') return inside((tx) => attempted(tx, id, 'kept'))
    try {
      if (!server) throw new NotTaken('no-mail-server', false)
      const open = { to: to.unseal(row.sealed_to, id), subject: subject.unseal(row.sealed_subject, id) }
      const words = text.unseal(row.sealed_text, id)
      if (open.to === null || open.subject === null || words === null) throw new NotTaken('other-key', false)
      // The same Message-ID each time: where it was taken and we were killed before we could note it, the letter that
      // is sent again is known to be the same.
      await handOver(server.url, {
        id: `${id}@${host}`,
        from: server.from,
        to: open.to,
        subject: open.subject,
        text: words,
      })
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      await inside((tx) => attempted(tx, id, error.forGood ? 'refused' : 'failed', error.reason))
      if (error.forGood) return
      throw error
    }
    await inside((tx) => attempted(tx, id, 'delivered'))
  }

  return {
    way,
    async post(tx, letter) {
      const id = randomUUID()
      await insertLetter(tx, {
        partnership_id: partnershipId,
        id,
        about: letter.about,
        sealed_to: to.seal(letter.to, id),
        sealed_subject: subject.seal(letter.subject, id),
        sealed_text: text.seal(letter.text, id),
      })
      await send(tx, DELIVER, { letter: id }, { last: letter.canWait ?? false })
      return id
    },

    async letters(tx, page) {
      const rows = await seenLetters(tx, page)
      return rows.map((row) => ({
        id: row.id,
        about: row.about,
        posted: row.posted_at,
        to: to.unseal(row.sealed_to, row.id) ?? '',
        subject: subject.unseal(row.sealed_subject, row.id) ?? '',
        text: text.unseal(row.sealed_text, row.id) ?? '',
        state: row.outcome === null || row.outcome === 'again' ? 'waiting' : row.outcome,
        reason: row.reason,
        attempts: row.attempts,
        last: row.last,
      }))
    },

    count: countLetters,

    async sendAgain(tx, id, by) {
      const waiting = (await undelivered(tx, id)) !== null
      const refused = !waiting && (await isRefused(tx, id))
      if (!waiting && !refused) return false
      await attempted(tx, id, 'again', null, by)
      await send(tx, DELIVER, { letter: id })
      return true
    },

    deliverBy(jobs) {
      jobs.work(DELIVER, ({ letter = '' }, work) => deliver(letter, work))
      jobs.every('mail.tidy', '20 3 * * *', async ({ database }) => {
        const before = new Date(Date.now() - KEPT_DAYS * 86_400_000)
        await database.transaction({ partnershipId }, (tx) => deleteDone(tx, before))
      })
    },
  }
}

const isRefused = async (tx: Tx, id: string): Promise<boolean> => {
  const last = await tx
    .selectFrom('letter_attempt')
    .select('outcome')
    .where('letter_id', '=', id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.outcome === 'refused'
}
