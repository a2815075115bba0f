import { recovered } from '../../statistics/index.ts'
import type { AudienceVoice, MeasureVoice } from '../../survey/index.ts'
import { hinders, type NotComparable } from './comparable.ts'
import type { WaveOf } from './waves.ts'

/** How a measure changed between two waves, later less earlier, or why that cannot be said. */
export type Change =
  | {
      readonly kind: 'up' | 'down' | 'none-found'
      readonly from: WaveOf
      readonly to: WaveOf
      readonly estimate: number
      readonly low: number
      readonly high: number
    }
  | {
      readonly kind: 'not-comparable'
      readonly from: WaveOf
      readonly to: WaveOf
      readonly why: readonly NotComparable[]
    }

export interface Told {
  readonly wave: WaveOf
  readonly audience: AudienceVoice
  /** Absent where it was not asked, or too few answered. */
  readonly measure: MeasureVoice | undefined
  readonly why: 'too-few' | 'not-asked' | null
}

/**
 * The change from one wave to another with its 95 % interval, from the two figures and their own intervals as they were
 * let out (Newcombe 1998; Zou and Donner 2008), so that nothing is said that what is shown does not hold. Waves are
 * taken as independent: where the same schools were asked twice the interval is rather too wide than too narrow.
 */
export const changeBetween = (before: Told, after: Told): Change => {
  const ends = { from: before.wave, to: after.wave }
  const missing = [before, after].flatMap((one): NotComparable[] =>
    one.measure ? [] : [{ why: one.why ?? 'not-asked', wave: one.wave.name }],
  )
  if (!before.measure || !after.measure) return { kind: 'not-comparable', ...ends, why: missing }
  const why = hinders(
    { audience: before.audience, measure: before.measure },
    { audience: after.audience, measure: after.measure },
  )
  if (why.length > 0) return { kind: 'not-comparable', ...ends, why }
  const { estimate, low, high } = recovered(before.measure, after.measure, 0)
  const kind = low > 0 ? 'up' : high < 0 ? 'down' : 'none-found'
  return { kind, ...ends, estimate, low, high }
}

/** From the last wave before a day to the last wave after it; null where no wave has asked since, or none had before. */
export const changeSince = (told: readonly Told[], day: string): Change | null => {
  const before = told.filter(({ wave }) => wave.from !== null && (wave.to ?? wave.from) <= day).at(-1)
  const after = told.filter(({ wave }) => wave.from !== null && wave.from > day).at(-1)
  return before && after ? changeBetween(before, after) : null
}
