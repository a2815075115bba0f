import { createHash, randomInt } from 'node:crypto'

/** Letters and digits that are read aloud and off a board without a mistake, and make no words. */
const SIGNS = 'CDFGHJKLMNPQRTVWXY34679'
const LENGTH = 7

/** By which pupils join: one of three thousand million, so that guessing one takes hours at any speed we answer. */
export const drawCode = (): string =>
  Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] as string).join('')

/** The code that belongs to a secret: whoever sends the same page once more has the same class, not a second one. */
export const codeBy = (secret: string): string => {
  const bytes = createHash('sha256').update(secret).digest()
  return Array.from({ length: LENGTH }, (_, i) => SIGNS[bytes.readUInt16BE(2 * i) % SIGNS.length]).join('')
}

/** A code as it was typed: in any case, with spaces or hyphens; null where it is none. */
export function readCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null
}

/** As it is read: KFH 4MT7. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
