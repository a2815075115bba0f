import { createSecretKey } from 'node:crypto'
import {
  type ColumnSealing,
  derivedKey,
  derivedKeys,
  keyedHash,
  lastingHash,
  openColumnSealing,
} from '../vault/index.ts'
import { referenceOf, wordsOf } from './receipt/receipt-words.ts'

/** What is made of the nonce of one sending: the same whenever it is sent again, and told by nothing that is stored. */
export interface OfNonce {
  readonly id: string
  readonly reference: string
  readonly words: string
  readonly nonceHash: Buffer
  readonly wordsHash: Buffer
}

/** Every key of the room, for one partnership. */
export interface ConcernKeys {
  ofNonce(nonce: string): OfNonce
  /** Of six words in the spelling of `readWords`: every hash that may be kept of them. */
  wordsHashes(words: string): Buffer[]
  /** Which signed-in person told, for which organisation (null: for none, or several): under the key of sources. */
  tellerToken(personId: string, organisationId: string | null): Buffer
  /** The same, and under each older root key. */
  tellerTokens(personId: string, organisationId: string | null): Buffer[]
  /** Of what is looked up exactly, in one spelling: see `tokens.ts`. */
  token(text: string): Buffer
  /** A UUID from a text, always the same. */
  uuid(text: string): string
  readonly concern: ColumnSealing
  readonly source: ColumnSealing
  readonly mention: ColumnSealing
  readonly message: ColumnSealing
  readonly opening: ColumnSealing
}

/** What is hashed and kept nowhere else: made anew it could not be, so these keys outlive root keys. */
export const lastingOfConcerns = (partnershipId: string): string[] =>
  ['receipt', 'nonce', 'id', 'reference', 'words-hash'].map((purpose) => purposeOf(purpose, partnershipId))

const purposeOf = (purpose: string, partnershipId: string): string => `concern/${purpose}/${partnershipId}`

export const openConcernKeys = (rootKey: Uint8Array, partnershipId: string): ConcernKeys => {
  const lasting = (purpose: string) => lastingHash(rootKey, purposeOf(purpose, partnershipId))
  const [receipt, nonces, ids, references, hashes] = [
    lasting('receipt'),
    lasting('nonce'),
    lasting('id'),
    lasting('reference'),
    lasting('words-hash'),
  ]
  const tokens = createSecretKey(derivedKey(rootKey, purposeOf('token', partnershipId)))
  const tellers = derivedKeys(rootKey, purposeOf('teller', partnershipId))
  const tellerTokens = (personId: string, organisationId: string | null) =>
    tellers.map((key) => keyedHash(key, organisationId ? `${personId}/${organisationId}` : personId))
  const column = (name: string) => openColumnSealing(rootKey, `${name}/${partnershipId}`)
  const uuid = (text: string): string => {
    const bytes = ids.hash(text).subarray(0, 16)
    // Version 8 of RFC 9562: made by a rule of our own.
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
  return {
    ofNonce(nonce) {
      const words = wordsOf(receipt.hash(nonce))
      return {
        id: uuid(nonce),
        reference: referenceOf(references.hash(nonce)),
        words,
        nonceHash: nonces.hash(nonce),
        wordsHash: hashes.hash(words),
      }
    },
    wordsHashes: hashes.candidates,
    tellerToken: (...of) => tellerTokens(...of)[0] as Buffer,
    tellerTokens,
    token: (text) => keyedHash(tokens, text),
    uuid,
    concern: column('concern.sealed'),
    source: column('concern_source.sealed'),
    mention: column('mention.sealed'),
    message: column('message.sealed'),
    opening: column('concern_opening.sealed'),
  }
}
