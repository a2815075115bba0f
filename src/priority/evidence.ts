import type { ToldInYear } from '../figures/index.ts'
import type { PracticeEvidence } from '../practice/index.ts'
import type { Figure } from '../survey/index.ts'
import type { WaveRead } from './rules/waves.ts'

/** One thing of the one-minute check, as teams answered it before they talked a briefing over and after. */
export interface TeamCheck {
  readonly say: string
  readonly before: Figure | null
  readonly after: Figure | null
  /** After less before; null where either is not shown. */
  readonly change: { readonly estimate: number; readonly low: number; readonly high: number } | null
}

/** What this room reads from others whenever it is looked at, and keeps nothing of. */
export interface Evidence {
  readonly waves: readonly WaveRead[]
  /** Of teams that took a briefing up: other people than the survey's, so that it is never set against it. */
  readonly checks: readonly TeamCheck[]
  /** What people shared of practising: others again, never on a line with the survey. */
  readonly practice: PracticeEvidence
  /** What was told to services says: never set against the survey either. Null: nothing of it was counted yet. */
  readonly told: ToldInYear | null
  /** Some of it is made up, to try the service out. */
  readonly trial: boolean
}
