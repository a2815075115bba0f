import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { derivedKey } from './derived-key.ts'

/**
 * Encrypts what is kept in one column (AES-256-GCM, NIST SP 800-38D, under a key derived from the root key). `about`
 * binds a value to its row: copied to another row, it does not open. Shape: version, 12 bytes of nonce, 16 of tag,
 * ciphertext.
 */
export interface ColumnSealing {
  seal(text: string, about: string): Buffer
  /** Null: it was changed, belongs to another row or column, or another key sealed it. */
  unseal(sealed: Uint8Array, about: string): string | null
}

const VERSION = 1
const HEAD = 29

/** @param column which table and column, as `one_time_code.sealed_secret` */
export function openColumnSealing(rootKey: Uint8Array, column: string): ColumnSealing {
  const key = createSecretKey(derivedKey(rootKey, `column/${column}`))
  return {
    seal(text, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), closed])
    },
    unseal(sealed, about) {
      if (sealed.length < HEAD || sealed[0] !== VERSION) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
        decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(13, HEAD))
        return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
