import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key as a program sends it: who it is, and a secret of 256 bits. `es_` lets scanners of code find a lost one. */
export interface KeyText {
  readonly id: string
  readonly secret: string
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 12 letters (62 bits) by which it is found, and 32 random bytes. */
export function newKey(): KeyText & { readonly text: string } {
  const id = Array.from(randomBytes(12), (byte) => LETTERS[byte % LETTERS.length]).join('')
  const secret = randomBytes(32).toString('base64url')
  return { id, secret, text: `es_${id}_${secret}` }
}

/** The key in an `Authorization` header; null: none that could be one of ours. */
export function keyIn(authorization: string | undefined): KeyText | null {
  const found = /^Bearer es_([a-z0-9]{12})_([\w-]{43})$/i.exec(authorization ?? '')
  return found?.[1] && found[2] ? { id: found[1].toLowerCase(), secret: found[2] } : null
}

/** What is kept: of 256 random bits one hash is enough. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export const isSecret = (secret: string, kept: Buffer): boolean => timingSafeEqual(secretHash(secret), kept)
