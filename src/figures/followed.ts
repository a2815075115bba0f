import type { TeamId } from '../pack/index.ts'

/** By which children are told apart in “same signs, same response”. */
export const GROUPINGS = ['gender', 'age', 'ethnicity'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** One thing that was told, in codes, with what became of it within the days that it is followed. */
export interface Followed {
  readonly form: string
  readonly route: string
  readonly teller: string
  readonly harms: readonly string[]
  readonly signs: readonly string[]
  readonly ageBand: string | null
  readonly gender: string | null
  readonly ethnicity: string | null
  readonly significant: boolean
  readonly toldAt: Date
  /** The team that received it first; null: none did. */
  readonly team: TeamId | null
  readonly acknowledgeDue: Date | null
  readonly acknowledgedAt: Date | null
  readonly decideDue: Date | null
  readonly decidedAt: Date | null
  readonly mayBeTold: boolean
  /** When the one who told was first written to. */
  readonly answeredAt: Date | null
  /** The last decision of a team that received it: an id of the pack. */
  readonly decided: string | null
  /** How far the support that came farthest has come. */
  readonly support: 'offered' | 'refused' | 'accepted' | 'begun' | null
  readonly begunAt: Date | null
}
