import { createSecretKey } from 'node:crypto'
import { type ColumnSealing, derivedKey, keyedHash, openColumnSealing } from '../vault/index.ts'
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
  /** Of six words in the spelling of `readWords`. */
  wordsHash(words: string): Buffer
  /** Which signed-in person told: under the key of sources. */
  tellerToken(personId: string): Buffer
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

export const openConcernKeys = (rootKey: Uint8Array, partnershipId: string): ConcernKeys => {
  const key = (purpose: string) => createSecretKey(derivedKey(rootKey, `concern/${purpose}/${partnershipId}`))
  const [receipt, nonces, ids, references, hashes, tellers, tokens] = [
    key('receipt'),
    key('nonce'),
    key('id'),
    key('reference'),
    key('words-hash'),
    key('teller'),
    key('token'),
  ]
  const column = (name: string) => openColumnSealing(rootKey, `${name}/${partnershipId}`)
  const uuid = (text: string): string => {
    const bytes = keyedHash(ids, text).subarray(0, 16)
    // Version 8 of RFC 9562: made by a rule of our own.
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
  const wordsHash = (words: string) => keyedHash(hashes, words)
  return {
    ofNonce(nonce) {
      const words = wordsOf(keyedHash(receipt, nonce))
      return {
        id: uuid(nonce),
        reference: referenceOf(keyedHash(references, nonce)),
        words,
        nonceHash: keyedHash(nonces, nonce),
        wordsHash: wordsHash(words),
      }
    },
    wordsHash,
    tellerToken: (personId) => keyedHash(tellers, personId),
    token: (text) => keyedHash(tokens, text),
    uuid,
    concern: column('concern.sealed'),
    source: column('concern_source.sealed'),
    mention: column('mention.sealed'),
    message: column('message.sealed'),
    opening: column('concern_opening.sealed'),
  }
}
