import { randomUUID } from 'node:crypto'
import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { send } from '../jobs/index.ts'
import type { Asker } from './concern-for.ts'
import {
  grantsOf,
  insertMessage,
  insertReplyChoice,
  markRead,
  mayReplyTo,
  messageRows,
} from './concern-queries.ts'
import type { ConcernKeys } from './keys.ts'
import { insertNotice } from './notice-queries.ts'
import { NOTIFY } from './notify.ts'
import type { MessageKind, Sender } from './schema.ts'

/** What one side wrote to the other. */
export interface Message {
  readonly id: string
  readonly sender: Sender
  readonly kind: MessageKind
  /** Null: it was sealed under another key. Of `again`: the answers of the form, as JSON. */
  readonly text: string | null
  readonly at: Date
  /** Who wrote for the desk. */
  readonly authorId: string | null
  readonly readAt: Date | null
}

/** The longest message, in characters. */
export const MESSAGE_LIMIT = 5000

/**
 * What was written so far, in order; whatever the other side wrote counts as read by now. Whether they may is for the
 * caller to have asked.
 * @param reader which side reads; null: somebody who is only told too, and for whom nothing counts as read
 */
export const messagesFor = async (
  tx: Tx,
  keys: ConcernKeys,
  { concernId, reader, now }: { concernId: string; reader: Sender | null; now: Date },
): Promise<Message[]> => {
  const rows = await messageRows(tx, concernId)
  if (reader) await markRead(tx, concernId, reader === 'desk' ? 'teller' : 'desk', now)
  return rows.map(({ sealed, ...row }) => ({ ...row, text: keys.message.unseal(sealed, row.id) }))
}

/**
 * Writes to the one who told. Null: they want no reply, and nothing was written. The value: the message's id.
 * @param kind a reply, or a question that hopes for an answer
 */
export const replyToTeller = async (
  tx: Tx,
  keys: ConcernKeys,
  actor: Asker,
  { concernId, text, kind, now }: { concernId: string; text: string; kind: 'reply' | 'question'; now: Date },
): Promise<string | null> => {
  if (!(await mayReplyTo(tx, concernId))) return null
  const id = randomUUID()
  const sealed = keys.message.seal(text, id)
  await insertMessage(tx, { id, concernId, sender: 'desk', kind, sealed, author: actor.personId, now })
  await record(tx, {
    actor,
    action: 'concern.replied',
    of: { kind: 'concern', id: concernId },
    detail: { message: id, kind },
  })
  return id
}

/**
 * Keeps what the one who told adds, once for each nonce, and tells those who have the concern now. False: the same was
 * added before.
 */
export const addToConcern = async (
  tx: Tx,
  keys: ConcernKeys,
  { concernId, text, nonce, now }: { concernId: string; text: string; nonce: string; now: Date },
): Promise<boolean> => {
  const id = keys.uuid(`more/${concernId}/${nonce}`)
  const sealed = keys.message.seal(text, id)
  const fresh = await insertMessage(tx, {
    id,
    concernId,
    sender: 'teller',
    kind: 'more',
    sealed,
    author: null,
    now,
  })
  if (!fresh) return false
  for (const { teamId, capacity, endedAt } of await grantsOf(tx, concernId))
    if (capacity === 'receiver' && endedAt === null)
      // Once for each message: its id is the rung, which is always that of the inbox.
      await insertNotice(tx, { concernId, teamId, kind: 'added', rung: `inbox/${id}`, at: now })
  await record(tx, {
    actor: null,
    action: 'concern.added-to',
    of: { kind: 'concern', id: concernId },
    detail: { message: id },
  })
  await send(tx, NOTIFY, { concerns: concernId })
  return true
}

/** What the one who told chooses about replies from now on. */
export const chooseReplies = async (
  tx: Tx,
  { concernId, mayReply }: { concernId: string; mayReply: boolean },
): Promise<void> => {
  if ((await mayReplyTo(tx, concernId)) === mayReply) return
  await insertReplyChoice(tx, concernId, mayReply)
  await record(tx, {
    actor: null,
    action: mayReply ? 'concern.reply-wanted' : 'concern.reply-unwanted',
    of: { kind: 'concern', id: concernId },
  })
}
