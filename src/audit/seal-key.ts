import { derivedKey } from '../vault/index.ts'

/** The key of one partnership's chain. It is not in the database: who can only write there cannot make links. */
export const sealKey = (rootKey: Uint8Array, partnershipId: string): Buffer =>
  derivedKey(rootKey, `audit/${partnershipId}`)
