import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type ColumnSealing, derivedKey, keyedHash, openColumnSealing } from '../vault/index.ts'

/** Every key of this room, derived from the service's root key for one partnership. */
export interface AccountKeys {
  /** The secrets of one-time codes. */
  readonly codes: ColumnSealing
  /** Where to go after signing in, in the address of the sign-in page. */
  readonly ways: ColumnSealing
  /** A notice on its way to the next page. */
  readonly notices: ColumnSealing
  /** Who has given the right password, on the way to the code. */
  readonly halfway: ColumnSealing
  /** A browser that an account has been signed in to before. */
  readonly devices: ColumnSealing
  /** What an answer to a challenge must hold. */
  readonly attempts: ColumnSealing
  /** The secrets that providers of other organisations know us by. */
  readonly secrets: ColumnSealing
  hash(purpose: 'recovery-code' | 'throttle', text: string): Buffer
  /** What the forms of one session carry, so that no other site can send them. */
  csrf(sessionId: string): string
}

export function accountKeys(rootKey: Uint8Array, partnershipId: string): AccountKeys {
  const key = (purpose: string) => derivedKey(rootKey, `accounts/${partnershipId}/${purpose}`)
  const hashing = { 'recovery-code': key('recovery-code'), throttle: key('throttle') }
  const csrf = key('csrf')
  const sealing = (purpose: string) => openColumnSealing(rootKey, `accounts/${partnershipId}/${purpose}`)
  return {
    codes: sealing('one-time-code'),
    ways: sealing('way'),
    notices: sealing('notice'),
    halfway: sealing('halfway'),
    devices: sealing('device'),
    attempts: sealing('attempt'),
    secrets: sealing('openid-secret'),
    hash: (purpose, text) => keyedHash(hashing[purpose], text),
    csrf: (sessionId) => keyedHash(csrf, sessionId).toString('base64url'),
  }
}

/** 256 random bits for a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token: nobody who reads the database can use it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Compares without telling by its time how much is right. */
export const sameText = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())
