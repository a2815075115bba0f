import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many words a receipt has: 6 of 2,048 are 66 bits, which nobody guesses. */
export const RECEIPT_WORDS = 6
const BITS = 11
/** No two words begin with the same four letters, so that what follows may be misspelt. */
const KNOWN_BY = 4

/** The words of all receipts, by the alphabet: everyday things that frighten no child. */
export const WORDS: readonly string[] = readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

const beginnings = new Map(WORDS.map((word) => [word.slice(0, KNOWN_BY), word]))

/** The words that the first 66 bits of random bytes stand for. */
export const wordsOf = (bytes: Uint8Array): string => {
  let number = BigInt(`0x${Buffer.from(bytes.subarray(0, 9)).toString('hex')}`) >> 6n
  const words: string[] = []
  for (let i = 0; i < RECEIPT_WORDS; i++) {
    words.unshift(WORDS[Number(number & 0x7ffn)] as string)
    number >>= BigInt(BITS)
  }
  return words.join(' ')
}

/**
 * Six words as somebody typed them, in one spelling: in capitals, with commas, hyphens or numbers between, misspelt after
 * the fourth letter. Null: these are no words of a receipt.
 */
export const readWords = (typed: string): string | null => {
  const parts = typed
    .slice(0, 500)
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '')
  const words = parts.map((part) => beginnings.get(part.slice(0, KNOWN_BY)))
  return words.length === RECEIPT_WORDS && words.every((word) => word !== undefined) ? words.join(' ') : null
}

/** A reference as somebody typed it, in one spelling: small letters, spaces or no hyphen are fine. Null: it is none. */
export const readReference = (typed: string): string | null => {
  const plain = typed
    .slice(0, 60)
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return new RegExp(`^[${REFERENCE_LETTERS}]{10}$`).test(plain)
    ? `${plain.slice(0, 5)}-${plain.slice(5)}`
    : null
}

/** No vowels, so that it spells nothing; nothing that looks like another: no 0, 1, I, L, O. */
export const REFERENCE_LETTERS = '23456789BCDFGHJKMNPQRSTVWXYZ'

/** A reference of ten letters and digits (48 bits) from random bytes. */
export const referenceOf = (bytes: Uint8Array): string => {
  let number = BigInt(`0x${Buffer.from(bytes.subarray(0, 16)).toString('hex')}`)
  let letters = ''
  for (let i = 0; i < 10; i++) {
    letters += REFERENCE_LETTERS[Number(number % 28n)]
    number /= 28n
  }
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}
