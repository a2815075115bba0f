import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { AccountKeys } from '../keys.ts'
import { STANDS } from '../organisations/queries.ts'
import { stepOf } from './one-time-code.ts'
import type { KeptPassword } from './password.ts'

export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: KeptPassword | null
}

/** Only who has a role in force, in an organisation that is not closed, may sign in. */
export const HAS_A_ROLE = sql`exists (select from membership m
  join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
  where m.partnership_id = p.partnership_id and m.person_id = p.id and ${STANDS})`

/** Who may sign in with this e-mail or id, with their password as it is kept; null: nobody. */
export async function personBy(tx: Tx, by: { email: string } | { id: string }): Promise<KnownPerson | null> {
  const which = 'email' in by ? sql`p.email = ${by.email}` : sql`p.id = ${by.id}`
  const { rows } = await sql<
    { id: string; name: string; email: string } & { [K in keyof KeptPassword]: KeptPassword[K] | null }
  >`
    select p.id, p.name, p.email, w.hash, w.salt, w.memory_kib, w.passes, w.parallelism
    from person p left join password w on w.partnership_id = p.partnership_id and w.person_id = p.id
    where ${which} and ${HAS_A_ROLE}`.execute(tx)
  const row = rows[0]
  if (!row) return null
  const { id, name, email, ...password } = row
  return { id, name, email, password: password.hash ? (password as KeptPassword) : null }
}

/** Uses the one-time code, if it is one of now that was not used before. */
export async function useCode(
  tx: Tx,
  keys: AccountKeys,
  { personId, typed, now }: { personId: string; typed: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ sealed_secret: Buffer }>`
    select sealed_secret from one_time_code where person_id = ${personId} for update`.execute(tx)
  const secret = rows[0] && keys.codes.unseal(rows[0].sealed_secret, personId)
  const step = secret ? stepOf(secret, typed, now) : null
  if (step === null) return false
  const used = await sql`
    update one_time_code set last_step = ${step} where person_id = ${personId} and last_step < ${step} returning 1`.execute(
    tx,
  )
  return used.rows.length > 0
}

/** Uses a recovery code; how many are left then, or null where it is none of this person's, or was used. */
export async function useRecoveryCode(
  tx: Tx,
  keys: AccountKeys,
  { personId, code, now }: { personId: string; code: string; now: Date },
): Promise<number | null> {
  const hash = keys.hash('recovery-code', `${personId}/${code}`)
  const used = await sql`
    update recovery_code set used_at = ${now} where person_id = ${personId} and hash = ${hash} and used_at is null
    returning 1`.execute(tx)
  if (used.rows.length === 0) return null
  return recoveryCodesLeft(tx, personId)
}

async function recoveryCodesLeft(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from recovery_code where person_id = ${personId} and used_at is null`.execute(
    tx,
  )
  return rows[0]?.left ?? 0
}
