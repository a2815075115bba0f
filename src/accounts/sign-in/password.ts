import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** A password as it is kept: argon2id (RFC 9106) with what it was made with, so that both may grow later. */
export interface KeptPassword {
  readonly hash: Buffer
  readonly salt: Buffer
  readonly memory_kib: number
  readonly passes: number
  readonly parallelism: number
}

/** The least of the OWASP cheat sheet on password storage: 19 MiB, two passes. About 40 ms. */
const COST = { memory_kib: 19_456, passes: 2, parallelism: 1 }

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>

const hashOf = (password: string, { salt, memory_kib, passes, parallelism }: Omit<KeptPassword, 'hash'>) =>
  derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: salt,
    parallelism,
    tagLength: 32,
    memory: memory_kib,
    passes,
  })

export async function keepPassword(password: string): Promise<KeptPassword> {
  const made = { salt: randomBytes(16), ...COST }
  return { hash: await hashOf(password, made), ...made }
}

const NOBODY = { salt: Buffer.alloc(16), hash: Buffer.alloc(32), ...COST }

/** Whether it is the password kept. With null, of nobody, it takes as long and is never right. */
export async function isPassword(password: string, kept: KeptPassword | null): Promise<boolean> {
  const { hash, ...made } = kept ?? NOBODY
  const same = timingSafeEqual(await hashOf(password, made), hash)
  return same && kept !== null
}

export const LEAST_CHARACTERS = 12
const MOST_CHARACTERS = 200

/** What people try first, whatever is put around it. */
const COMMON =
  /^(.)\1*$|^(0?1234567890?|password|passwort|qwerty|letmein|welcome|changeme|safeguarding|earlysigns|iloveyou|football)+[\d!.?]*$/i

/**
 * Why a new password is refused, in a word; null: it is taken. Length is what counts (NIST SP 800-63B, 5.1.1).
 * @param places what the partnership is called, which people there try first too
 */
export function weakness(
  password: string,
  { name, email }: { name: string; email: string },
  places: readonly string[] = [],
): 'short' | 'long' | 'common' | 'own' | null {
  const characters = [...password.normalize('NFKC')].length
  if (characters < LEAST_CHARACTERS) return 'short'
  if (characters > MOST_CHARACTERS) return 'long'
  const letters = password.toLowerCase().replace(/[\s_-]/g, '')
  if (COMMON.test(letters) || madeOf(letters, places)) return 'common'
  const own = [...name.toLowerCase().split(/\s+/), ...email.toLowerCase().split(/[@.]/)].filter(
    (part) => part.length > 3,
  )
  if (letters.replace(/\d/g, '').length > 0 && own.some((part) => letters.replaceAll(part, '').length < 6))
    return 'own'
  return null
}

/** Whether nothing is left of it but figures, without the words of these names. */
const madeOf = (letters: string, names: readonly string[]): boolean => {
  const words = names
    .flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u))
    .filter((word) => word.length > 3)
  return words.some((word) => letters.includes(word)) && !/\p{L}/u.test(without(letters, words))
}

const without = (text: string, words: readonly string[]): string =>
  words.reduce((rest, word) => rest.replaceAll(word, ''), text)
