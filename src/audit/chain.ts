import { createHmac } from 'node:crypto'

/** One entry as it is chained. */
export interface ChainedEntry {
  readonly id: string
  readonly at: Date
  readonly actor_id: string | null
  readonly action: string
  readonly of_kind: string
  readonly of_id: string
  readonly detail: Readonly<Record<string, string | number>>
}

/** What stands before the first. */
export const FIRST_HASH: Buffer = Buffer.alloc(32)

/**
 * The link of one entry: HMAC-SHA-256, under a key that is not in the database, over the link before, its place in the
 * chain, and everything that the entry says, each part with its length, so that no two entries read the same.
 */
export function linkOf(key: Uint8Array, before: Uint8Array, sequence: bigint, entry: ChainedEntry): Buffer {
  const hmac = createHmac('sha256', key).update(before)
  const detail = Object.entries(entry.detail)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, value]) => [name, typeof value, String(value)])
  const parts = [
    `${sequence}`,
    entry.id,
    entry.at.toISOString(),
    entry.actor_id ?? '',
    entry.action,
    entry.of_kind,
    entry.of_id,
    ...detail,
  ]
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:${part}`)
  return hmac.digest()
}
