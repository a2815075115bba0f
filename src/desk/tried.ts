import type { FieldFault } from '../frame/index.ts'
import type { Look, StepSeen } from './look.ts'

/** What somebody sent that was not taken: why, and what they typed, which stays in its place. */
export interface Tried {
  /** Which form of the page. */
  readonly of: string
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly FieldFault[]
  /** What others of the team did since they looked; then nothing was written. */
  readonly meanwhile: readonly StepSeen[]
}

export const NOTHING_TRIED: Tried = { of: '', typed: {}, faults: [], meanwhile: [] }

/** What was done by the team after a step that was seen. */
export const since = ({ steps, team }: Look, after: number): StepSeen[] =>
  steps.filter(({ teamId, sequence }) => teamId === team.teamId && sequence > after)
