import { createHmac, createSecretKey, randomBytes } from 'node:crypto'

/** More than this within an hour from one address counts as a flood. A school behind one address stays below on most days. */
export const FLOOD_FROM = 30
const HOUR_MS = 3_600_000
const newKey = () => createSecretKey(randomBytes(32))
/** The most addresses that are counted; beyond that the hour begins anew. */
const MOST = 100_000

export interface Flood {
  /** Counts one that came from an address. True: many came from there within the hour. */
  counts(address: string): boolean
}

/**
 * Counts what comes from one address without keeping an address: only HMACs under a random key, in memory, forgotten with
 * their key each hour. What follows is the order in the inbox and a flag there, never a refusal.
 */
export const openFlood = (clock: () => Date): Flood => {
  let hour = Number.NaN
  let key = newKey()
  const counts = new Map<string, number>()
  return {
    counts(address) {
      const now = Math.floor(clock().getTime() / HOUR_MS)
      if (now !== hour || counts.size > MOST) {
        hour = now
        key = newKey()
        counts.clear()
      }
      const from = createHmac('sha256', key).update(address).digest('base64')
      const count = (counts.get(from) ?? 0) + 1
      counts.set(from, count)
      return count > FLOOD_FROM
    },
  }
}
