import type { Tx } from '../db/index.ts'
import { derivedKey, type RootKey } from '../vault/index.ts'
import { type Kept, keepKey, keptKeys } from './kept.ts'
import { insertRetirement, noteKey } from './ring-queries.ts'

interface Retiring {
  readonly partnershipId: string
  /** Purposes whose hashes cannot be made anew, and whose keys therefore outlive the root key. */
  readonly lasting: readonly string[]
  /** The purpose of the record's links, and where the record ends now. */
  readonly chain: { readonly purpose: string; readonly until: NonNullable<Kept['until']> }
  /** The account of the system that asks for it. */
  readonly madeAs: string
}

/**
 * Keeps, sealed under the root key in force, what the older ones are needed for still, and retires them: from now on they
 * can be destroyed. The caller has seen that nothing is sealed under them. The value: the marks of those that were retired.
 */
export async function retireOlder(
  tx: Tx,
  rootKey: RootKey,
  { partnershipId, lasting, chain, madeAs }: Retiring,
): Promise<string[]> {
  const kept = await keptKeys(tx, rootKey, partnershipId)
  const keep = (one: Kept & { readonly key: Buffer }) => keepKey(tx, rootKey, partnershipId, one)
  await noteKey(tx, rootKey.id)
  // The oldest first: what lasts is its key's, unless one before it left that behind.
  for (const older of rootKey.older.toReversed()) {
    await noteKey(tx, older.id)
    const oldest = older === rootKey.older.at(-1)
    for (const purpose of lasting)
      if (oldest && !kept.some((one) => one.purpose === purpose))
        await keep({ purpose, ofKey: older.id, key: derivedKey(older, purpose) })
    await keep({ ...chain, ofKey: older.id, key: derivedKey(older, chain.purpose) })
    await insertRetirement(tx, older.id, madeAs)
  }
  return rootKey.older.map(({ id }) => id.toString('hex'))
}
