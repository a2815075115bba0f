import type { Tx } from '../db/index.ts'
import type { Pack } from '../pack/index.ts'
import type { WaveRead } from './rules/waves.ts'

/** One question of a one-minute check, as teams answered it before they talked a briefing over and after. */
export interface TeamCheck {
  readonly say: string
  readonly before: {
    readonly n: number
    readonly estimate: number
    readonly low: number
    readonly high: number
  } | null
  readonly after: {
    readonly n: number
    readonly estimate: number
    readonly low: number
    readonly high: number
  } | null
  /** What changed, in a sentence of the room that asked. */
  readonly sentence: string
}

/** What this room reads from others whenever it is looked at, and keeps nothing of. */
export interface Evidence {
  readonly waves: readonly WaveRead[]
  /** Of teams that took a briefing up: other people than the survey's, so that it is never set against it. */
  readonly checks: readonly TeamCheck[]
  /** Some of it is made up, to try the service out. */
  readonly trial: boolean
}

export type ReadEvidence = (tx: Tx, pack: Pack) => Promise<Evidence>
