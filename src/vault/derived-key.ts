import { createHmac, hkdfSync, type KeyObject } from 'node:crypto'

/**
 * 32 bytes for one purpose, derived by HKDF (RFC 5869) from the service's root key: the same in every process and
 * after a restart. Keys of different purposes tell nothing of one another.
 */
export const derivedKey = (rootKey: Uint8Array, purpose: string): Buffer => {
  if (rootKey.length < 32) throw new RangeError('The root key must have at least 32 bytes.')
  return Buffer.from(hkdfSync('sha256', rootKey, 'early-signs/keys', purpose, 32))
}

/**
 * HMAC-SHA-256: what only a holder of the key can make from a text, and nobody can turn back.
 * @param key as a key object where it is used often: bytes take six times as long
 */
export const keyedHash = (key: Uint8Array | KeyObject, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()
