import './schema.ts'
import { type Selectable, sql } from 'kysely'
import { PARTNERSHIP, type Schema, type Tx } from '../db/index.ts'
import type { Capacity, ClockKind, MessageKind, Sender } from './schema.ts'

export type ConcernRow = Selectable<Schema['concern']>

/** A concern by its reference; null: there is none. Whoever asks is not looked at: see `grantsOf`. */
export const concernByReference = async (tx: Tx, reference: string): Promise<ConcernRow | null> =>
  (
    await sql<ConcernRow>`
    select * from concern where partnership_id = ${PARTNERSHIP} and reference = ${reference}`.execute(tx)
  ).rows[0] ?? null

export const concernById = async (tx: Tx, id: string): Promise<ConcernRow | null> =>
  (
    await sql<ConcernRow>`select * from concern where partnership_id = ${PARTNERSHIP} and id = ${id}`.execute(
      tx,
    )
  ).rows[0] ?? null

export interface Grant {
  readonly teamId: string
  readonly team: string
  readonly capacity: Capacity
  readonly why: string
  readonly since: Date
  readonly openDueAt: Date | null
  readonly openedAt: Date | null
  /** When it ended: the concern was passed on. */
  readonly endedAt: Date | null
}

/** Who sees a concern, and who saw it before, in order. */
export const grantsOf = async (tx: Tx, concernId: string): Promise<Grant[]> =>
  (
    await sql<Grant>`
    select g.team_id as "teamId", t.name as team, g.capacity, g.why, g.since, g.open_due_at as "openDueAt",
        g.opened_at as "openedAt", g.ended_at as "endedAt"
      from concern_grant g join team t on t.partnership_id = g.partnership_id and t.id = g.team_id
      where g.partnership_id = ${PARTNERSHIP} and g.concern_id = ${concernId}
      order by g.since, g.capacity desc, g.team_id`.execute(tx)
  ).rows

/** Notes that a team has opened a concern; the first one counts. */
export const markOpened = async (
  tx: Tx,
  { concernId, teamIds, by, now }: { concernId: string; teamIds: readonly string[]; by: string; now: Date },
): Promise<void> => {
  await sql`
    update concern_grant set opened_at = ${now}, opened_by = ${by}
      where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId} and team_id = any(${[...teamIds]}::uuid[])
        and opened_at is null and ended_at is null`.execute(tx)
}

export interface Clock {
  readonly kind: ClockKind
  readonly dueAt: Date
  readonly stoppedAt: Date | null
}

export const clocksOf = async (tx: Tx, concernId: string): Promise<Clock[]> =>
  (
    await sql<Clock>`
    select kind, due_at as "dueAt", stopped_at as "stoppedAt" from concern_clock
      where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId} order by due_at, kind`.execute(tx)
  ).rows

/** Stops a clock. False: it was stopped before, and that stands. */
export const stopClock = async (
  tx: Tx,
  { concernId, kind, by, now }: { concernId: string; kind: ClockKind; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update concern_clock set stopped_at = ${now}, stopped_by = ${by}
      where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId} and kind = ${kind}
        and stopped_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export const mentionRows = async (tx: Tx, concernId: string): Promise<Selectable<Schema['mention']>[]> =>
  (
    await sql<Selectable<Schema['mention']>>`
    select * from mention where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId}
      order by ordinal`.execute(tx)
  ).rows

export interface MessageRow {
  readonly id: string
  readonly sender: Sender
  readonly kind: MessageKind
  readonly sealed: Buffer
  readonly at: Date
  readonly authorId: string | null
  readonly readAt: Date | null
}

export const messageRows = async (tx: Tx, concernId: string): Promise<MessageRow[]> =>
  (
    await sql<MessageRow>`
    select id, sender, kind, sealed, at, author_id as "authorId", read_at as "readAt" from message
      where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId} order by at, id`.execute(tx)
  ).rows

/** Keeps a message. False: the same was kept before. */
export const insertMessage = async (
  tx: Tx,
  row: {
    id: string
    concernId: string
    sender: Sender
    kind: MessageKind
    sealed: Buffer
    author: string | null
    now: Date
  },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into message (partnership_id, id, concern_id, sender, kind, sealed, at, author_id)
    values (${PARTNERSHIP}, ${row.id}, ${row.concernId}, ${row.sender}, ${row.kind}, ${row.sealed}, ${row.now},
      ${row.author}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Notes that the messages of one side were read by the other; the first time counts. */
export const markRead = async (tx: Tx, concernId: string, sender: Sender, now: Date): Promise<void> => {
  await sql`
    update message set read_at = ${now}
      where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId} and sender = ${sender}
        and read_at is null`.execute(tx)
}

/** Whether the one who told takes replies now. */
export const mayReplyTo = async (tx: Tx, concernId: string): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`
    select coalesce((select r.may_reply from reply_choice r where r.partnership_id = c.partnership_id
        and r.concern_id = c.id order by r.at desc limit 1), c.may_reply) as may
      from concern c where c.partnership_id = ${PARTNERSHIP} and c.id = ${concernId}`.execute(tx)
  return rows[0]?.may === true
}

export const insertReplyChoice = async (tx: Tx, concernId: string, may: boolean): Promise<void> => {
  await sql`
    insert into reply_choice (partnership_id, concern_id, may_reply)
    values (${PARTNERSHIP}, ${concernId}, ${may})`.execute(tx)
}

/** The concern whose receipt has these words; null: there is none. */
export const concernWithWords = async (
  tx: Tx,
  wordsHashes: readonly Buffer[],
): Promise<{ id: string; reference: string } | null> =>
  (
    await sql<{ id: string; reference: string }>`
    select c.id, c.reference from receipt r join concern c on c.partnership_id = r.partnership_id and c.id = r.concern_id
      where r.partnership_id = ${PARTNERSHIP} and r.words_hash = any(${wordsHashes}::bytea[])`.execute(tx)
  ).rows[0] ?? null

/** What a signed-in person has told themselves, the newest first. */
export const toldBy = async (
  tx: Tx,
  tellerTokens: readonly Buffer[],
  page: { from: number; most: number },
): Promise<{ reference: string; form: string; toldAt: Date; unread: number }[]> =>
  (
    await sql<{ reference: string; form: string; toldAt: Date; unread: number }>`
    select c.reference, c.form, c.told_at as "toldAt", (select count(*)::int from message m
        where m.partnership_id = c.partnership_id and m.concern_id = c.id and m.sender = 'desk' and m.read_at is null) as unread
      from concern c where c.partnership_id = ${PARTNERSHIP} and c.teller_token = any(${tellerTokens}::bytea[])
      order by c.told_at desc, c.reference limit ${page.most} offset ${page.from}`.execute(tx)
  ).rows
