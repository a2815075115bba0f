import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

/** A root key that was in use, by the bytes that tell it from others. */
export interface KnownKey {
  readonly keyId: Buffer
  readonly firstUsedAt: Date
  readonly retiredAt: Date | null
}

/** The oldest first. */
export const knownKeys = async (tx: Tx): Promise<KnownKey[]> =>
  (
    await sql<KnownKey>`
    select k.key_id as "keyId", k.first_used_at as "firstUsedAt", r.at as "retiredAt" from root_key k
      left join root_key_retirement r on r.partnership_id = k.partnership_id and r.key_id = k.key_id
      where k.partnership_id = ${PARTNERSHIP} order by k.first_used_at, k.key_id`.execute(tx)
  ).rows

/** Notes that a root key is in use. */
export const noteKey = async (tx: Tx, keyId: Buffer): Promise<void> => {
  await sql`
    insert into root_key (partnership_id, key_id) values (${PARTNERSHIP}, ${keyId}) on conflict do nothing`.execute(
    tx,
  )
}

export const insertRetirement = async (tx: Tx, keyId: Buffer, madeAs: string): Promise<void> => {
  await sql`
    insert into root_key_retirement (partnership_id, key_id, made_as) values (${PARTNERSHIP}, ${keyId}, ${madeAs})
    on conflict do nothing`.execute(tx)
}

interface KeptRow {
  readonly purpose: string
  readonly ofKey: Buffer
  readonly sealed: Buffer
}

/** The oldest first. */
export const keptRows = async (tx: Tx): Promise<KeptRow[]> =>
  (
    await sql<KeptRow>`
    select purpose, of_key as "ofKey", sealed from kept_key where partnership_id = ${PARTNERSHIP}
      order by kept_at, purpose`.execute(tx)
  ).rows

export const insertKept = async (tx: Tx, { purpose, ofKey, sealed }: KeptRow): Promise<void> => {
  await sql`
    insert into kept_key (partnership_id, purpose, of_key, sealed)
    values (${PARTNERSHIP}, ${purpose}, ${ofKey}, ${sealed}) on conflict do nothing`.execute(tx)
}

/** A database that a backup of an earlier release was brought into has no such tables yet. */
export const hasKept = async (tx: Tx): Promise<boolean> =>
  (await sql<{ has: boolean }>`select to_regclass('public.kept_key') is not null as has`.execute(tx)).rows[0]
    ?.has === true
