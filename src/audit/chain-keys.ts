import type { Tx } from '../db/index.ts'
import { keptKeys } from '../key-ring/index.ts'
import { derivedKey, rootKeyOf } from '../vault/index.ts'
import { chainPurpose } from './seal-key.ts'

/** A key that links of the chain may have been made under. */
export interface ChainKey {
  readonly key: Uint8Array
  /** Of a retired one: nothing after this link is under it, and this link's hash is this one. */
  readonly until?: { readonly sequence: string; readonly hash: string }
}

/** Every key that links of a partnership's chain were made under: those that were retired first, the one in force last. */
export async function chainKeys(tx: Tx, rootKey: Uint8Array, partnershipId: string): Promise<ChainKey[]> {
  const purpose = chainPurpose(partnershipId)
  const kept = await keptKeys(tx, rootKey, partnershipId)
  return [
    ...kept.flatMap(({ purpose: of, key, until }) =>
      of === purpose && key && until ? [{ key, until }] : [],
    ),
    ...rootKeyOf(rootKey)
      .all.toReversed()
      .map((one) => ({ key: derivedKey(one, purpose) })),
  ]
}
