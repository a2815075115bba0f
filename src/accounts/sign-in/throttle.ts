import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { AccountKeys } from '../keys.ts'

/** How many tries may fail at once, and after how many seconds one more may. */
interface Bucket {
  readonly of: string
  readonly holds: number
  readonly seconds: number
}

interface Try {
  /** What is tried: the password or the code of an account, under its e-mail or its id. */
  readonly account: string
  /** That this browser has signed in to this account before: it has tries of its own, so nobody locks it out. */
  readonly knownDevice: string | null
}

/** A browser that is known has a bucket of its own. All others share one for the account and one for everybody. */
const bucketsOf = ({ account, knownDevice }: Try): Bucket[] =>
  knownDevice !== null
    ? [{ of: `device/${account}/${knownDevice}`, holds: 10, seconds: 60 }]
    : [
        { of: 'everybody', holds: 200, seconds: 0.5 },
        { of: `account/${account}`, holds: 10, seconds: 60 },
      ]

/**
 * Takes one try, before it is known whether it is right; false: too many have failed lately. Kept by HMAC of what is
 * tried, for an e-mail that nobody has as for one that somebody has; no address of anybody is kept.
 */
export async function takeTry(tx: Tx, keys: AccountKeys, tried: Try, now: Date): Promise<boolean> {
  for (const { of, holds, seconds } of bucketsOf(tried)) {
    const left = sql`greatest(0, t.level - extract(epoch from ${now}::timestamptz - t.at) / ${seconds}::float8)`
    const { rows } = await sql`
      insert into sign_in_throttle as t (partnership_id, bucket, level, at)
      select id, ${keys.hash('throttle', of)}, 1, ${now} from partnership
      on conflict (partnership_id, bucket) do update set level = ${left} + 1, at = ${now}
      where ${left} + 1 <= ${holds}::float8
      returning 1`.execute(tx)
    if (rows.length === 0) return false
  }
  return true
}

/** It was right: the try is given back. What is a day old goes. */
export async function giveBackTry(tx: Tx, keys: AccountKeys, tried: Try, now: Date): Promise<void> {
  const buckets = bucketsOf(tried).map(({ of }) => keys.hash('throttle', of))
  await sql`update sign_in_throttle set level = greatest(0, level - 1) where bucket = any(${buckets}::bytea[])`.execute(
    tx,
  )
  const yesterday = new Date(now.getTime() - 86_400_000)
  await sql`delete from sign_in_throttle where at < ${yesterday}`.execute(tx)
}
