import type { Voice } from '../../pack/index.ts'
import type { Voices } from '../../survey/index.ts'

/** Where the figures of a wave come from. Sources of different kinds are never put on one line. */
export type WaveKind = 'survey' | 'import'

/** One wave as the survey lets it out: small numbers have been withheld there. */
export interface WaveRead {
  readonly id: string
  readonly name: string
  readonly kind: WaveKind
  readonly voices: Voices
}

export interface WaveOf {
  readonly id: string
  readonly name: string
  readonly kind: WaveKind
  /** The days between which people answered: 2026-03-01; null where a file has none. */
  readonly from: string | null
  readonly to: string | null
}

/** The waves that asked an audience, the earliest first; those without a date stand where they were given. */
export const wavesOf = (waves: readonly WaveRead[], audience: Voice): WaveRead[] =>
  waves
    .filter(({ voices }) => voices.audiences[audience])
    .sort((a, b) => dayIn(a, audience).localeCompare(dayIn(b, audience)))

const dayIn = ({ voices }: WaveRead, audience: Voice): string => voices.audiences[audience]?.from ?? ''
