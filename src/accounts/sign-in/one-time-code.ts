import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** Seconds for which a code holds (RFC 6238). */
const PERIOD = 30

/** A new secret of 160 bits, in base32: what an authenticator app is given. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

const totp = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: 'Early Signs',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })

/** The address that an authenticator app reads from a QR code. */
export const secretAddress = (secret: string, label: string): string => totp(secret, label).toString()

/**
 * The step of time whose code this is, when it is the code of now, the one before or the one after (clocks drift);
 * else null. A step is accepted once: the caller keeps the last.
 */
export function stepOf(secret: string, typed: string, now: Date): number | null {
  const token = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totp(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

/** The code of a moment: for tests and for nobody else's eyes. */
export const codeAt = (secret: string, now: Date): string =>
  totp(secret).generate({ timestamp: now.getTime() })

/** How many recovery codes a person is given. */
const RECOVERY_CODES = 10
/** Thirty-two, none of which is read as another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Ten new codes of 80 random bits, for when the authenticator app is gone. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode)

function newRecoveryCode(): string {
  const letters = [...randomBytes(16)].map((byte) => LETTERS[byte & 31])
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
}

/** As somebody may type it, as it is compared; null where it cannot be one. */
export function recoveryCodeOf(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z2-9]{16}$/.test(letters) ? letters : null
}
