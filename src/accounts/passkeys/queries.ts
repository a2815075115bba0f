import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'

/** How many passkeys somebody may have at once. */
export const MOST_PASSKEYS = 20

export interface ListedPasskey {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
  /** It is copied between devices of one person by whoever made it. */
  readonly copied: boolean
  /** It no longer works, since somebody may have taken a copy. */
  readonly doubtedAt: Date | null
  readonly credentialId: string
  readonly transports: readonly string[]
}

/** Those of a person that work, and those that are doubted, the newest last. */
export async function passkeysOf(tx: Tx, personId: string): Promise<ListedPasskey[]> {
  const { rows } = await sql<Omit<ListedPasskey, 'credentialId'> & { credential_id: Buffer }>`
    select id, name, added_at as "addedAt", last_used_at as "lastUsedAt", copied, ended_at as "doubtedAt",
      credential_id, transports
    from passkey where person_id = ${personId} and (ended_at is null or ended_why = 'doubted')
    order by added_at, id limit ${2 * MOST_PASSKEYS}`.execute(tx)
  return rows.map(({ credential_id, ...row }) => ({
    ...row,
    credentialId: credential_id.toString('base64url'),
  }))
}

export interface NewPasskey {
  readonly personId: string
  readonly credentialId: Uint8Array
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly copies: boolean
  readonly copied: boolean
  readonly name: string
  readonly now: Date
}

/** Keeps it; null: there is one of this id, whosever. */
export async function keepPasskey(tx: Tx, passkey: NewPasskey): Promise<string | null> {
  const { personId, credentialId, publicKey, counter, transports, copies, copied, name, now } = passkey
  const { rows } = await sql<{ id: string }>`
    insert into passkey (partnership_id, person_id, credential_id, public_key, counter, transports, copies, copied, name,
      added_at)
    select partnership_id, id, ${Buffer.from(credentialId)}, ${Buffer.from(publicKey)}, ${counter},
      ${[...transports]}::text[], ${copies}, ${copied}, ${name}, ${now} from person where id = ${personId}
    on conflict (partnership_id, credential_id) do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export interface KnownPasskey {
  readonly id: string
  readonly personId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly copies: boolean
}

/** The passkey that a browser answered with, held until the transaction ends; null: none that works. */
export async function passkeyBy(tx: Tx, credentialId: string): Promise<KnownPasskey | null> {
  const { rows } = await sql<Omit<KnownPasskey, 'counter'> & { counter: string }>`
    select id, person_id as "personId", public_key as "publicKey", counter, copies from passkey
    where credential_id = ${Buffer.from(credentialId, 'base64url')} and ended_at is null for update`.execute(
    tx,
  )
  const row = rows[0]
  return row ? { ...row, counter: Number(row.counter) } : null
}

export async function notePasskeyUse(
  tx: Tx,
  { id, counter, copied, now }: { id: string; counter: number; copied: boolean; now: Date },
): Promise<void> {
  await sql`update passkey set counter = ${counter}, copied = ${copied}, last_used_at = ${now} where id = ${id}`.execute(
    tx,
  )
}

/** Ends one of a person's; false: there is none of that id that works or is doubted. */
export async function endPasskey(
  tx: Tx,
  end: { id: string; personId: string; by: string | null; why: 'removed' | 'doubted'; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update passkey set ended_at = ${end.now}, ended_by = ${end.by}, ended_why = ${end.why}
    where id = ${end.id} and person_id = ${end.personId} and (ended_at is null or ended_why = 'doubted')
    returning 1`.execute(tx)
  return rows.length > 0
}

/** Ends all of a person's, who sets how they sign in anew by a link. */
export async function endPasskeys(tx: Tx, personId: string, now: Date): Promise<void> {
  await sql`
    update passkey set ended_at = ${now}, ended_by = ${personId}, ended_why = 'link'
    where person_id = ${personId} and (ended_at is null or ended_why = 'doubted')`.execute(tx)
}
