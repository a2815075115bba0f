import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { rootKeyOf } from './root-key.ts'

/**
 * Sealed answers: what a visitor has answered travels in the page itself, encrypted and authenticated
 * (AES-256-GCM, NIST SP 800-38D), so that nothing is stored here until "Send". Nobody but this service can read or
 * change it; the padding hides how much was answered.
 *
 * Shape: `v1.keyid.iv.ciphertext.tag`, base64url. The key is derived by HKDF (RFC 5869) from the service's root key
 * and the day, so every process has it, a restart keeps it, and {@link SEALED_KEY_DAYS} days later it is refused.
 */
export interface Sealing {
  seal(value: unknown, now: Date): string
  unseal(sealed: string, now: Date): Unsealed
}

export type Unsealed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'forged' | 'too-old' | 'too-large' }

/** What stands in a field of a page that was sealed; or the status by which it is refused. */
export type OpenedField = { readonly value: unknown } | { readonly refused: 400 | 410 | 413 }

const REFUSED = { forged: 400, 'too-old': 410, 'too-large': 413 } as const

/** Opens what a form sent in a sealed field, whatever it is. */
export function openField(sealing: Sealing, sent: unknown, now: Date): OpenedField {
  if (typeof sent !== 'string') return { refused: 400 }
  const opened = sealing.unseal(sent, now)
  return opened.ok ? { value: opened.value } : { refused: REFUSED[opened.why] }
}

/** How long a sealed page stays usable, in days. */
export const SEALED_KEY_DAYS = 7
/** The largest sealed text accepted, in bytes. */
export const SEALED_LIMIT_BYTES = 256 * 1024

const STEP = 1024
const DAY_MS = 86_400_000
const SHAPE = /^v1\.([0-9a-z]{1,6})\.([\w-]{16})\.([\w-]+)\.([\w-]{22})$/

/**
 * @param rootKey 32 bytes or more of secret
 * @param purpose binds the seal to one journey of one partnership: sealed for another, it is forged
 */
export function openSealing(rootKey: Uint8Array, purpose: string): Sealing {
  // Key objects: handing over bytes instead takes as long as the encryption itself.
  const roots = rootKeyOf(rootKey).all
  const days = new Map<number, readonly KeyObject[]>()
  /** Of a day: that of the root key, then those of the older ones, under which pages were sealed that are open still. */
  const keysOf = (day: number): readonly KeyObject[] => {
    let keys = days.get(day)
    if (!keys) {
      keys = roots.map((root) =>
        createSecretKey(Buffer.from(hkdfSync('sha256', root, 'early-signs/sealed-answers', `${day}`, 32))),
      )
      if (days.size > SEALED_KEY_DAYS + 2) days.clear()
      days.set(day, keys)
    }
    return keys
  }
  const boundTo = Buffer.from(purpose, 'utf8')

  return {
    seal(value, now) {
      const day = Math.floor(now.getTime() / DAY_MS)
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keysOf(day)[0] as KeyObject, iv).setAAD(boundTo)
      const closed = cipher.update(pad(Buffer.from(JSON.stringify(value))))
      // Of this mode nothing is left over for the end: it makes the tag.
      cipher.final()
      return ['v1', day.toString(36), base64(iv), base64(closed), base64(cipher.getAuthTag())].join('.')
    },

    unseal(sealed, now) {
      if (sealed.length > SEALED_LIMIT_BYTES) return { ok: false, why: 'too-large' }
      const parts = SHAPE.exec(sealed)
      if (!parts) return { ok: false, why: 'forged' }
      const [, keyId = '', iv = '', closed = '', tag = ''] = parts
      const day = Number.parseInt(keyId, 36)
      const age = Math.floor(now.getTime() / DAY_MS) - day
      if (age < -1) return { ok: false, why: 'forged' }
      if (age > SEALED_KEY_DAYS) return { ok: false, why: 'too-old' }
      for (const key of keysOf(day)) {
        try {
          const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
          decipher.setAAD(boundTo).setAuthTag(Buffer.from(tag, 'base64url'))
          const open = decipher.update(Buffer.from(closed, 'base64url'))
          // Throws where anything was changed, or another key sealed it; nothing of it is read before.
          decipher.final()
          return { ok: true, value: JSON.parse(unpad(open).toString('utf8')) }
        } catch {}
      }
      return { ok: false, why: 'forged' }
    },
  }
}

const base64 = (bytes: Buffer): string => bytes.toString('base64url')

/** Set in the length of what was deflated: what fits one step as it is, is not. */
const DEFLATED = 0x8000_0000

/** Four bytes of length, the text, then zeros up to the next step of 1 KiB. */
function pad(text: Buffer): Buffer {
  const deflated = text.length + 4 > STEP
  const bytes = deflated ? deflateRawSync(text) : text
  const padded = Buffer.alloc(Math.ceil((bytes.length + 4) / STEP) * STEP)
  padded.writeUInt32BE(bytes.length + (deflated ? DEFLATED : 0))
  bytes.copy(padded, 4)
  return padded
}

function unpad(padded: Buffer): Buffer {
  const head = padded.readUInt32BE()
  const deflated = head >= DEFLATED
  const bytes = padded.subarray(4, 4 + head - (deflated ? DEFLATED : 0))
  return deflated ? inflateRawSync(bytes, { maxOutputLength: 4 * SEALED_LIMIT_BYTES }) : bytes
}
