import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, partnershipOf, type Tx } from '../db/index.ts'
import type { Prepared } from './prepare-concern.ts'

/**
 * The statement that writes concerns with all that belongs to them: each whole or not at all. What is there already, by
 * the nonce that it was sent with, stays as it is. Its rows: the ids of those that are new.
 * @param all no two with one id, and in the order of their ids, so that two writers never wait for one another
 * @param recorded whether that they were told stands in the record
 */
export const keepConcerns = (partnershipId: string, all: readonly Prepared[], recorded = true) =>
  sql<{ id: string }>`
    select id from keep_concerns(${partnershipId}::uuid, ${JSON.stringify(all.map(rowOf))}::text::json, ${recorded}) as id`

/** The same in a transaction that is there, and with nothing in the record. The value: the ids of those that are new. */
export const insertConcerns = async (tx: Tx, all: readonly Prepared[]): Promise<ReadonlySet<string>> =>
  new Set((await keepConcerns(partnershipOf(tx), all, false).execute(tx)).rows.map(({ id }) => id))

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`

/** As keep_concerns reads it. */
const rowOf = ({ of, told, ...one }: Prepared): object => ({
  id: of.id,
  reference: of.reference,
  nonce_hash: hex(of.nonceHash),
  words_hash: hex(of.wordsHash),
  form: told.form,
  route: told.routing.route,
  rule: told.routing.rule,
  consent: told.consent,
  teller_kind: told.coded.teller,
  teller_token: one.tellerToken && hex(one.tellerToken),
  anonymous: told.coded.anonymous,
  significant: told.coded.significant,
  harms: told.coded.harms,
  signs: told.coded.signs,
  age_band: told.coded.ageBand,
  gender: told.coded.gender,
  ethnicity: told.coded.ethnicity,
  works_with_children: told.coded.worksWithChildren,
  hidden: told.routing.hidden,
  may_reply: one.mayReply,
  flooding: one.flooding,
  told_at: told.now,
  pack_version: told.packVersion,
  sealed: hex(one.sealed),
  source: hex(one.sealedSource),
  mentions: one.mentions.map(({ kind, roles, of: ofOrdinal, sealed, tokens }) => ({
    kind,
    roles,
    of: ofOrdinal,
    sealed: hex(sealed),
    tokens: [...new Set(tokens.map(hex))],
  })),
  grants: one.grants.map(({ team, capacity, why, openDue }) => ({ team, capacity, why, open_due: openDue })),
  clocks: one.clocks,
  notices: one.notices,
})

/** What is there already of concerns that were sent before. */
export const sentBefore = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; toldAt: Date; sealed: Buffer }[]> => {
  const { rows } = await sql<{ id: string; toldAt: Date; sealed: Buffer }>`
    select id, told_at as "toldAt", sealed from concern
      where partnership_id = ${PARTNERSHIP} and id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Keeps what was sent again with other answers beside what was sent first; the same again changes nothing. */
export const insertAgain = async (
  tx: Tx,
  { id, concernId, sealed, at }: { id: string; concernId: string; sealed: Buffer; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into message (partnership_id, id, concern_id, sender, kind, sealed, at)
    values (${PARTNERSHIP}, ${id}, ${concernId}, 'teller', 'again', ${sealed}, ${at})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
