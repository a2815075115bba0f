import { createHmac, createSecretKey, randomBytes } from 'node:crypto'

const HOUR_MS = 3_600_000
const newKey = () => createSecretKey(randomBytes(32))
/** The most addresses that are counted; beyond that the hour begins anew. */
const MOST = 100_000

export interface Flood {
  /** Counts one that came from an address. True: more than `most` came from there within the hour. */
  counts(address: string, now: Date): boolean
}

/**
 * Counts what comes from one address without keeping an address: only HMACs under a random key, in memory, forgotten with
 * their key each hour.
 */
export const openFlood = (most: number): Flood => {
  let hour = Number.NaN
  let key = newKey()
  const counts = new Map<string, number>()
  return {
    counts(address, at) {
      const now = Math.floor(at.getTime() / HOUR_MS)
      if (now !== hour || counts.size > MOST) {
        hour = now
        key = newKey()
        counts.clear()
      }
      const from = createHmac('sha256', key).update(address).digest('base64')
      const count = (counts.get(from) ?? 0) + 1
      counts.set(from, count)
      return count > most
    },
  }
}
