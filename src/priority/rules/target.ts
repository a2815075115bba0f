import type { Figure } from '../../survey/index.ts'

/** A share that is aimed at, in per cent, and until when. */
export interface Target {
  readonly percent: number
  readonly dueOn: string
  readonly setBy: string
  readonly setAt: Date
}

/** Which side of a target is the good one: at or above it, at or below it, or a gap no wider than it either way. */
export type Aim = 'at-least' | 'at-most' | 'within'

/** Of what is no sign few should be ticked; of a gap between two children nothing should be left. */
export const aimOf = (measure: string): Aim => {
  if (/^gap-|^practice\/gap$/.test(measure)) return 'within'
  return /(^|\/)false-alarms$/.test(measure) ? 'at-most' : 'at-least'
}

/** Reached or missed only where the whole interval says so; between them it cannot be told. */
export const targetReading = (
  figure: Pick<Figure, 'low' | 'high'> | null,
  { percent }: Pick<Target, 'percent'>,
  aim: Aim,
): 'reached' | 'not-reached' | 'cannot-tell' => {
  if (!figure) return 'cannot-tell'
  const [reached, missed] = standing(figure, percent / 100, aim)
  return reached ? 'reached' : missed ? 'not-reached' : 'cannot-tell'
}

const standing = (
  { low, high }: Pick<Figure, 'low' | 'high'>,
  share: number,
  aim: Aim,
): readonly [reached: boolean, missed: boolean] => {
  if (aim === 'at-least') return [low >= share, high < share]
  if (aim === 'at-most') return [high <= share, low > share]
  return [low >= -share && high <= share, low > share || high < -share]
}
