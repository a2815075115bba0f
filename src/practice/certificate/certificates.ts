import { timingSafeEqual } from 'node:crypto'
import { lastingHash } from '../../vault/index.ts'
import { readLetters, writeLetters } from './letters.ts'

/** What a certificate says, and its code carries: nothing of it is kept here. */
export interface Certified {
  /** As it was typed: nobody has checked who typed it. */
  readonly name: string
  /** The id of the exercise that somebody went through. */
  readonly exercise: string
  /** 2026-11-23 */
  readonly day: string
}

export interface Certificates {
  /** The code: letters and digits in groups of five, which carry everything and a signature. */
  code(certified: Certified): string
  /** What a code says; null: this service has not signed it, or a letter is wrong. Spaces, dashes and case are nothing. */
  read(code: string): Certified | null
}

export const MOST_LETTERS_OF_A_NAME = 60

const VERSION = 1
/** 80 bits: who cannot sign would try for longer than anybody lives, since only this service tells whether it fits. */
const SIGNATURE = 10
const FIRST_DAY = Date.UTC(2020, 0, 1)
const DAY = 86_400_000
/** A code of the longest name; what is longer is not read. */
const MOST_BYTES = 4 + 60 + 4 * MOST_LETTERS_OF_A_NAME + SIGNATURE

const purposeOf = (partnership: string): string => `practice/certificate/${partnership}`

/** For {@link lastingHash}: a certificate can be checked when the root key that signed it is gone. */
export const lastingOfPractice = (partnership: string): string[] => [purposeOf(partnership)]

/** @param partnership the id of the pack's partnership: one does not sign for another */
export function openCertificates(rootKey: Uint8Array, partnership: string): Certificates {
  const signing = lastingHash(rootKey, purposeOf(partnership))
  const text = (payload: Uint8Array): string => Buffer.from(payload).toString('base64url')
  return {
    code({ name, exercise, day }) {
      const days = (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY
      const id = Buffer.from(exercise, 'ascii')
      const payload = Buffer.concat([
        Buffer.of(VERSION, days >> 8, days & 255, id.length),
        id,
        Buffer.from(name, 'utf8'),
      ])
      return writeLetters(Buffer.concat([payload, signing.hash(text(payload)).subarray(0, SIGNATURE)]))
    },
    read(code) {
      const bytes = readLetters(code, MOST_BYTES)
      if (!bytes || bytes.length < 4 + SIGNATURE || bytes[0] !== VERSION) return null
      const payload = bytes.subarray(0, -SIGNATURE)
      const signature = bytes.subarray(-SIGNATURE)
      const signed = signing
        .candidates(text(payload))
        .some((made) => timingSafeEqual(made.subarray(0, SIGNATURE), signature))
      const end = 4 + (payload[3] as number)
      if (!signed || end > payload.length) return null
      return {
        name: payload.subarray(end).toString('utf8'),
        exercise: payload.subarray(4, end).toString('ascii'),
        day: new Date(FIRST_DAY + payload.readUInt16BE(1) * DAY).toISOString().slice(0, 10),
      }
    },
  }
}
