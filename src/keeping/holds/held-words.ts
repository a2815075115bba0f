import type { Who } from '../exactly.ts'
import type { HoldKeys } from './keys.ts'

/** What is sealed of a hold. */
export interface HeldWords {
  /** What it is on, as it is read: a reference, a name and a date of birth. */
  readonly on: string
  /** By what it is found, where it is on whatever names it exactly. */
  readonly who: Who
  readonly reason: string
}

/** Null: it was sealed under another key. */
export const heldWords = (keys: HoldKeys, id: string, sealed: Buffer): HeldWords | null => {
  const open = keys.hold.unseal(sealed, id)
  return open === null ? null : (JSON.parse(open) as HeldWords)
}
