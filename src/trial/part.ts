import type { Actor } from '../accounts/index.ts'
import type { Tx } from '../db/index.ts'
import type { Pack } from '../pack/index.ts'
import type { TrialKind } from '../trial-mark/index.ts'

/** What a part is loaded with, in one transaction of its own. */
export interface Loading {
  readonly tx: Tx
  readonly pack: Pack
  readonly key: Uint8Array
  readonly partnershipId: string
  /** The same seed, pack and day: the same people and answers. */
  readonly seed: number
  /** The day from which days are counted back: 2026-11-23. */
  readonly asOf: string
  /** For how many months something was told, and of how many children in the town. */
  readonly months: number
  readonly people: number
  /** The two officers of the cast: one writes, the other looks at it again. */
  readonly officer: Actor
  readonly colleague: Actor
  /** Marks a row as invented, under a name by which a later part finds it. */
  mark(kind: TrialKind, id: string, called: string): Promise<void>
  /** The id of what a part before this one marked; null: the pack has no such thing. */
  marked(kind: TrialKind, called: string): Promise<string | null>
}

/** Something invented that is there whole or not at all. */
export interface Part {
  readonly name: string
  /** In words, for whoever waits. */
  readonly says: string
  load(loading: Loading): Promise<void>
}

/** The value, or an error that ends the part: nothing of it stays. */
export const sure = <Value>(
  result: { ok: true; value: Value } | { ok: false; faults: readonly { what: string }[] },
): Value => {
  if (!result.ok) throw new Error(result.faults.map(({ what }) => what).join(' '))
  return result.value
}
