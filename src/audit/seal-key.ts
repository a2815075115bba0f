import { derivedKey } from '../vault/index.ts'

/** What the key of one partnership's chain is derived for. */
export const chainPurpose = (partnershipId: string): string => `audit/${partnershipId}`

/** The key of one partnership's chain. It is not in the database: who can only write there cannot make links. */
export const sealKey = (rootKey: Uint8Array, partnershipId: string): Buffer =>
  derivedKey(rootKey, chainPurpose(partnershipId))
