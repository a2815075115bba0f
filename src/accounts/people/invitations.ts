import '../schema.ts'
import { type RawBuilder, sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { newToken, tokenHash } from '../keys.ts'

/** `join`: a first time. `recover`: they set how they sign in anew. */
export type Purpose = 'join' | 'recover'

/** How long a link works, in hours. */
export const LINK_HOURS: Readonly<Record<Purpose, number>> = { join: 7 * 24, recover: 24 }

/** Makes a link's token, which is kept nowhere; links made before for this person stop working. */
export async function issueInvitation(
  tx: Tx,
  { personId, by, now }: { personId: string; by: { personId: string } | null; now: Date },
): Promise<{ token: string; purpose: Purpose }> {
  await sql`
    update invitation set withdrawn_at = ${now}
    where person_id = ${personId} and used_at is null and withdrawn_at is null`.execute(tx)
  const { rows } = await sql<{ set: boolean }>`
    select exists (select from password where person_id = ${personId}) as set`.execute(tx)
  const purpose: Purpose = rows[0]?.set ? 'recover' : 'join'
  const token = newToken()
  const expires = new Date(now.getTime() + LINK_HOURS[purpose] * 3_600_000)
  await sql`
    insert into invitation (partnership_id, person_id, token_hash, purpose, issued_by, issued_at, expires_at)
    select partnership_id, id, ${tokenHash(token)}, ${purpose}, ${by?.personId ?? null}, ${now}, ${expires}
    from person where id = ${personId}`.execute(tx)
  const of = { kind: 'person', id: personId }
  await record(tx, { actor: by, action: 'invitation.issued', of, detail: { purpose } })
  return { token, purpose }
}

export interface OpenInvitation {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly purpose: Purpose
}

/** The invitation that a link stands for, while it works; null: it never did, or no longer does. */
export const openInvitation = (tx: Tx, token: string, now: Date): Promise<OpenInvitation | null> =>
  invitationWhere(tx, sql`i.token_hash = ${tokenHash(token)}`, now)

/** The same by its id: of somebody who went from its page to sign in elsewhere, and came back. */
export const openInvitationById = (tx: Tx, id: string, now: Date): Promise<OpenInvitation | null> =>
  invitationWhere(tx, sql`i.id = ${id}`, now)

async function invitationWhere(
  tx: Tx,
  which: RawBuilder<unknown>,
  now: Date,
): Promise<OpenInvitation | null> {
  const { rows } = await sql<OpenInvitation>`
    select i.id, i.person_id as "personId", p.name, p.email, i.purpose
    from invitation i join person p on p.partnership_id = i.partnership_id and p.id = i.person_id
    where ${which} and i.used_at is null and i.withdrawn_at is null and i.expires_at > ${now}`.execute(tx)
  return rows[0] ?? null
}

/** Uses it; false: somebody was quicker. */
export async function useInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update invitation set used_at = ${now} where id = ${id} and used_at is null and withdrawn_at is null
    returning 1`.execute(tx)
  return rows.length > 0
}
