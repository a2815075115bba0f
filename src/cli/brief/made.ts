import type { Problem } from '../../kit/result.ts'
import type { Imported, Notes, Voices } from '../../survey/index.ts'

/** What a run has made, for its summary. */
export interface Made {
  readonly imported: Imported
  readonly notes: Notes | undefined
  readonly voices: Voices
  /** Names of the files written, in `out`. */
  readonly files: readonly string[]
  readonly out: string
  /** What was to be made and was not, and why. */
  readonly missing: readonly Problem[]
  /** Characters that stand as […] in print. */
  readonly unprintable: readonly string[]
}
