import '../schema.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import { type AccountKeys, tokenHash } from '../keys.ts'

/** How long an answer to a challenge may take, in minutes. */
const ATTEMPT_MINUTES = 10

/** `passkey`, `openid`: on the way in. `new-passkey`: of somebody signed in. */
export type AttemptKind = 'passkey' | 'new-passkey' | 'openid'

interface Attempt {
  readonly kind: AttemptKind
  /** What only this browser has: a cookie of its own, or its session. */
  readonly browser: string
  readonly now: Date
}

/** Keeps what the answer must hold, encrypted. Those that are long over go. */
export async function beginAttempt(
  tx: Tx,
  keys: AccountKeys,
  { kind, browser, now, expected }: Attempt & { readonly expected: Readonly<Record<string, string>> },
): Promise<void> {
  const id = randomUUID()
  await sql`delete from sign_in_attempt where expires_at < ${now}`.execute(tx)
  await sql`
    insert into sign_in_attempt (partnership_id, id, kind, browser_hash, sealed_expected, made_at, expires_at)
    select p.id, ${id}, ${kind}, ${tokenHash(browser)}, ${keys.attempts.seal(JSON.stringify(expected), id)}, ${now},
      ${new Date(now.getTime() + ATTEMPT_MINUTES * 60_000)} from partnership p`.execute(tx)
}

/**
 * What the answer must hold, the last that was begun, and all of this browser's are used up by asking: the caller commits
 * also where the answer is wrong. Null: there is none, it was used, or is too old.
 */
export async function takeAttempt(
  tx: Tx,
  keys: AccountKeys,
  { kind, browser, now }: Attempt,
): Promise<Readonly<Record<string, string>> | null> {
  const { rows } = await sql<{ id: string; sealed_expected: Buffer; made_at: Date }>`
    update sign_in_attempt set used_at = ${now}
    where kind = ${kind} and browser_hash = ${tokenHash(browser)} and used_at is null and expires_at > ${now}
    returning id, sealed_expected, made_at`.execute(tx)
  const last = rows.sort((a, b) => b.made_at.getTime() - a.made_at.getTime())[0]
  const open = last && keys.attempts.unseal(last.sealed_expected, last.id)
  return open ? (JSON.parse(open) as Record<string, string>) : null
}
