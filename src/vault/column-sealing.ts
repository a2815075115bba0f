import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { derivedKey } from './derived-key.ts'
import { KEY_ID_BYTES, rootKeyOf } from './root-key.ts'

/**
 * Encrypts what is kept in one column (AES-256-GCM, NIST SP 800-38D, under a key derived from the root key). `about`
 * binds a value to its row: copied to another row, it does not open. Shape: version, 4 bytes that name the root key, 12
 * bytes of nonce, 16 of tag, ciphertext. Version 1 names no key: each is tried.
 */
export interface ColumnSealing {
  seal(text: string, about: string): Buffer
  /** Null: it was changed, belongs to another row or column, or a key sealed it that is not here. */
  unseal(sealed: Uint8Array, about: string): string | null
}

const VERSION = 2
const HEAD = 1 + KEY_ID_BYTES
const REST = 28

/** What everything begins with that this root key seals now. */
export const sealedUnder = (rootKey: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(VERSION), rootKeyOf(rootKey).id])

/** @param column which table and column, as `one_time_code.sealed_secret` */
export function openColumnSealing(rootKey: Uint8Array, column: string): ColumnSealing {
  const root = rootKeyOf(rootKey)
  const keys = new Map<string, KeyObject>()
  for (const one of root.all)
    keys.set(sealedUnder(one).toString('latin1'), createSecretKey(derivedKey(one, `column/${column}`)))
  const head = sealedUnder(root)
  const own = keys.get(head.toString('latin1')) as KeyObject
  return {
    seal(text, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', own, nonce).setAAD(boundTo(head, about))
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([head, nonce, cipher.getAuthTag(), closed])
    },
    unseal(sealed, about) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length)
      if (bytes[0] === 1) {
        for (const key of keys.values()) {
          const open = opened(key, bytes.subarray(1), Buffer.from(about))
          if (open !== null) return open
        }
        return null
      }
      const key = keys.get(bytes.subarray(0, HEAD).toString('latin1'))
      return key ? opened(key, bytes.subarray(HEAD), boundTo(bytes.subarray(0, HEAD), about)) : null
    },
  }
}

const boundTo = (head: Uint8Array, about: string): Buffer => Buffer.concat([head, Buffer.from(about)])

function opened(key: KeyObject, rest: Buffer, bound: Buffer): string | null {
  if (rest.length < REST) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, 12))
    decipher.setAAD(bound).setAuthTag(rest.subarray(12, REST))
    return Buffer.concat([decipher.update(rest.subarray(REST)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
