import { createHash, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { type ColumnSealing, derivedKeys, keyedHash, lastingHash, openColumnSealing } from '../vault/index.ts'

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
  /** Whether a form carried it; one made under an older root key counts while that is here. */
  isCsrf(sessionId: string, given: string): boolean
}

/** Recovery codes are kept as hashes alone, so their key outlives root keys. */
export const lastingOfAccounts = (partnershipId: string): string[] => [recoveryCodes(partnershipId)]

const recoveryCodes = (partnershipId: string): string => `accounts/${partnershipId}/recovery-code`

export function accountKeys(rootKey: Uint8Array, partnershipId: string): AccountKeys {
  const keys = (purpose: string) => derivedKeys(rootKey, `accounts/${partnershipId}/${purpose}`)
  const recovery = lastingHash(rootKey, recoveryCodes(partnershipId))
  const [throttle] = keys('throttle') as [KeyObject]
  const csrf = keys('csrf')
  const csrfs = (sessionId: string) => csrf.map((key) => keyedHash(key, sessionId).toString('base64url'))
  const sealing = (purpose: string) => openColumnSealing(rootKey, `accounts/${partnershipId}/${purpose}`)
  return {
    codes: sealing('one-time-code'),
    ways: sealing('way'),
    notices: sealing('notice'),
    halfway: sealing('halfway'),
    devices: sealing('device'),
    attempts: sealing('attempt'),
    secrets: sealing('openid-secret'),
    hash: (purpose, text) => (purpose === 'throttle' ? keyedHash(throttle, text) : recovery.hash(text)),
    csrf: (sessionId) => csrfs(sessionId)[0] as string,
    isCsrf: (sessionId, given) => csrfs(sessionId).filter((one) => sameText(given, one)).length > 0,
  }
}

/** 256 random bits for a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token: nobody who reads the database can use it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Compares without telling by its time how much is right. */
const sameText = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())
