import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../db/index.ts'
import type { Page, Reader } from '../../frame/index.ts'
import { sentText } from '../../kit/sent.ts'
import type { Sealing, Slowing } from '../../vault/index.ts'
import { mayReplyTo } from '../concern-queries.ts'
import type { ConcernKeys } from '../keys.ts'
import { addToConcern, chooseReplies, MESSAGE_LIMIT, messagesFor } from '../messages.ts'
import { findReceipt } from './find-receipt.ts'
import { returnPage } from './pages/return.html.ts'
import { awayPage, leftPage, returnedPage } from './pages/returned.html.ts'

export interface ReturnParts {
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly keys: ConcernKeys
  readonly sealing: Sealing
  readonly slowing: Slowing
  /** Nobody real receives what is told here. */
  readonly trial: boolean
  readonly failed: (error: unknown) => void
}

export interface Reply {
  readonly page: Page
  readonly status: number
}

/** How long somebody stays where they came back to, without typing the words again. Minutes. */
const STAY_MINUTES = 30

/** What travels in the page instead of the words. */
interface Stay {
  readonly concern: string
  readonly since: number
  /** Of the form of one page: what is sent twice is added once. */
  readonly nonce: string
}

/** One request of somebody who comes back: the words, what was answered, what they add. What was told is never shown. */
export async function answerReturn(
  reader: Reader,
  parts: ReturnParts,
  body: Readonly<Record<string, unknown>> | null,
): Promise<Reply> {
  if (body === null) return { page: returnPage(reader), status: 200 }
  try {
    const stay = stayOf(reader, parts, sentText(body, 'stay'))
    if (stay) return await goOn(reader, parts, stay, body)
    if (sentText(body, 'stay') !== '') return { page: leftPage(reader), status: 200 }
    return await comeBack(reader, parts, body)
  } catch (error) {
    parts.failed(error)
    return { page: awayPage(reader, sentText(body, 'more')), status: 503 }
  }
}

async function comeBack(
  reader: Reader,
  parts: ReturnParts,
  body: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const typed = { reference: sentText(body, 'reference'), words: sentText(body, 'words') }
  if (typed.reference.trim() === '' || typed.words.trim() === '')
    return { page: returnPage(reader, { typed, missing: true }), status: 422 }
  await delay(parts.slowing.wait())
  const { database, partnershipId, keys } = parts
  const concern = await database.transaction({ partnershipId }, (tx) => findReceipt(tx, keys, typed))
  if (concern === null) {
    parts.slowing.wrong()
    // What was typed is not given back: a screen that is seen shows no words.
    return { page: returnPage(reader, { typed: { ...typed, words: '' }, missing: false }), status: 422 }
  }
  return show(reader, parts, concern)
}

async function goOn(
  reader: Reader,
  parts: ReturnParts,
  stay: Stay,
  body: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const { database, partnershipId, keys } = parts
  const replies = sentText(body, 'replies')
  if (replies === 'yes' || replies === 'no') {
    await database.transaction({ partnershipId }, (tx) =>
      chooseReplies(tx, { concernId: stay.concern, mayReply: replies === 'yes' }),
    )
    return show(reader, parts, stay.concern, { done: 'chosen' })
  }
  const text = sentText(body, 'more').trim()
  if (text === '' || text.length > MESSAGE_LIMIT)
    return show(reader, parts, stay.concern, { fault: text === '' ? 'empty' : 'long', typed: text })
  await database.transaction({ partnershipId }, (tx) =>
    addToConcern(tx, keys, { concernId: stay.concern, text, nonce: stay.nonce, now: reader.now }),
  )
  return show(reader, parts, stay.concern, { done: 'added' })
}

async function show(
  reader: Reader,
  { database, partnershipId, keys, sealing, trial }: ReturnParts,
  concern: string,
  after: { done?: 'added' | 'chosen'; fault?: 'empty' | 'long'; typed?: string } = {},
): Promise<Reply> {
  const { now } = reader
  const { messages, mayReply } = await database.transaction({ partnershipId }, async (tx) => ({
    messages: await messagesFor(tx, keys, { concernId: concern, reader: 'teller', now }),
    mayReply: await mayReplyTo(tx, concern),
  }))
  const stay: Stay = { concern, since: now.getTime(), nonce: randomUUID() }
  const page = returnedPage(reader, {
    // What they wrote themselves is not shown either: whoever looks over a shoulder reads replies, and no more.
    replies: messages.flatMap(({ sender, kind, text, at }) =>
      sender === 'desk' && text !== null ? [{ text, at, question: kind === 'question' }] : [],
    ),
    mayReply,
    trial,
    stay: sealing.seal(stay, now),
    ...after,
  })
  return { page, status: after.fault ? 422 : 200 }
}

function stayOf({ now }: Reader, { sealing }: ReturnParts, sealed: string): Stay | null {
  const opened = sealed === '' ? null : sealing.unseal(sealed, now)
  if (!opened?.ok) return null
  const stay = opened.value as Stay
  return now.getTime() - stay.since < STAY_MINUTES * 60_000 ? stay : null
}
