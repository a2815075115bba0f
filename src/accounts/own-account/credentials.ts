import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { AccountKeys } from '../keys.ts'
import { newRecoveryCodes, recoveryCodeOf, stepOf } from '../sign-in/one-time-code.ts'
import type { KeptPassword } from '../sign-in/password.ts'

/** Puts a password in the place of the one before. */
export async function setPassword(tx: Tx, personId: string, kept: KeptPassword, now: Date): Promise<void> {
  await sql`
    insert into password (partnership_id, person_id, hash, salt, memory_kib, passes, parallelism, set_at)
    select partnership_id, id, ${kept.hash}, ${kept.salt}, ${kept.memory_kib}, ${kept.passes}, ${kept.parallelism}, ${now}
    from person where id = ${personId}
    on conflict (partnership_id, person_id) do update set hash = excluded.hash, salt = excluded.salt,
      memory_kib = excluded.memory_kib, passes = excluded.passes, parallelism = excluded.parallelism,
      set_at = excluded.set_at`.execute(tx)
}

/**
 * Puts a secret for one-time codes in the place of the one before, with new recovery codes, which are given here once.
 * The code that proved it counts as used.
 */
export async function setOneTimeCode(
  tx: Tx,
  keys: AccountKeys,
  { personId, secret, proof, now }: { personId: string; secret: string; proof: string; now: Date },
): Promise<string[]> {
  await sql`
    insert into one_time_code (partnership_id, person_id, sealed_secret, last_step, set_at)
    select partnership_id, id, ${keys.codes.seal(secret, personId)}, ${stepOf(secret, proof, now) ?? 0}, ${now}
    from person where id = ${personId}
    on conflict (partnership_id, person_id) do update set sealed_secret = excluded.sealed_secret,
      last_step = excluded.last_step, set_at = excluded.set_at`.execute(tx)
  const codes = newRecoveryCodes()
  await sql`delete from recovery_code where person_id = ${personId}`.execute(tx)
  const hashes = codes.map((code) => keys.hash('recovery-code', `${personId}/${recoveryCodeOf(code)}`))
  await sql`
    insert into recovery_code (partnership_id, person_id, hash, made_at)
    select partnership_id, id, unnest(${hashes}::bytea[]), ${now} from person where id = ${personId}`.execute(
    tx,
  )
  return codes
}

/** Ends every session of a person, or all but one; how many there were. */
export async function endSessions(
  tx: Tx,
  { personId, by, but = null, now }: { personId: string; by: string | null; but?: string | null; now: Date },
): Promise<number> {
  const { rows } = await sql`
    update session set ended_at = ${now}, ended_by = ${by}
    where person_id = ${personId} and ended_at is null and id is distinct from ${but}::uuid returning 1`.execute(
    tx,
  )
  return rows.length
}
