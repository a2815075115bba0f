import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'

/**
 * One encrypted column: what is written there is closed with AES-256-GCM (NIST SP 800-38D) under a key of the column's
 * own, derived by HKDF (RFC 5869) from the service's root key. A cell is bound to its row: copied into another row,
 * or into another column, it does not open.
 *
 * Shape: one byte 1 (the version), 12 of initialisation vector, the ciphertext, 16 of tag.
 */
export interface ColumnSealing {
  /** @param row the id of the row that the text is kept in */
  close(text: string, row: string): Buffer
  /** Errors: throws where it was changed, or closed for another row, column or key. The error holds nothing of it. */
  open(closed: Uint8Array, row: string): string
}

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * @param rootKey 32 bytes or more of secret
 * @param column names the column and the partnership, as in `letter/PARTNERSHIP-ID`
 */
export function openColumnSealing(rootKey: Uint8Array, column: string): ColumnSealing {
  if (rootKey.length < 32) throw new RangeError('The root key must have at least 32 bytes.')
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', rootKey, 'early-signs/column', column, 32)))
  const boundTo = (row: string): Buffer => Buffer.from(`${column}/${row}`, 'utf8')

  return {
    close(text, row) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(row))
      const closed = [cipher.update(text, 'utf8'), cipher.final()]
      return Buffer.concat([Buffer.of(VERSION), iv, ...closed, cipher.getAuthTag()])
    },

    open(closed, row) {
      const bytes = Buffer.from(closed.buffer, closed.byteOffset, closed.byteLength)
      if (bytes.length < 1 + IV_BYTES + TAG_BYTES || bytes[0] !== VERSION) throw new SealedElsewhere()
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + IV_BYTES))
      decipher.setAAD(boundTo(row)).setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        const open = decipher.update(bytes.subarray(1 + IV_BYTES, -TAG_BYTES))
        return Buffer.concat([open, decipher.final()]).toString('utf8')
      } catch {
        throw new SealedElsewhere()
      }
    },
  }
}

/** A cell that does not open here. */
export class SealedElsewhere extends Error {
  override readonly name = 'SealedElsewhere'
}
