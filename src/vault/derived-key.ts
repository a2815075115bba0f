import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { rootKeyOf } from './root-key.ts'

/**
 * 32 bytes for one purpose, derived by HKDF (RFC 5869) from the service's root key: the same in every process and
 * after a restart. Keys of different purposes tell nothing of one another.
 */
export const derivedKey = (rootKey: Uint8Array, purpose: string): Buffer => {
  if (rootKey.length < 32) throw new RangeError('The root key must have at least 32 bytes.')
  return Buffer.from(hkdfSync('sha256', rootKey, 'early-signs/keys', purpose, 32))
}

/** The same of the root key and of each older one: what was made by any of them is known again. */
export const derivedKeys = (rootKey: Uint8Array, purpose: string): KeyObject[] =>
  rootKeyOf(rootKey).all.map((one) => createSecretKey(derivedKey(one, purpose)))

/**
 * HMAC-SHA-256: what only a holder of the key can make from a text, and nobody can turn back.
 * @param key as a key object where it is used often: bytes take six times as long
 */
export const keyedHash = (key: Uint8Array | KeyObject, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()

/** A hash that outlives root keys: see {@link RootKey.lasting}. */
export interface LastingHash {
  hash(text: string): Buffer
  /** Every one that may have been made of it: before the key that lasts was known, by the one in force then. */
  candidates(text: string): Buffer[]
}

export const lastingHash = (rootKey: Uint8Array, purpose: string): LastingHash => {
  const root = rootKeyOf(rootKey)
  const others = derivedKeys(root, purpose)
  const hash = (text: string): Buffer => keyedHash(root.lasting(purpose), text)
  return {
    hash,
    candidates(text) {
      const all = [hash(text), ...others.map((key) => keyedHash(key, text))]
      return all.filter((one, at) => all.findIndex((other) => other.equals(one)) === at)
    },
  }
}
