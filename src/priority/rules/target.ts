import type { Figure } from '../../survey/index.ts'

/** A share that is aimed at, in per cent, and until when. */
export interface Target {
  readonly percent: number
  readonly dueOn: string
  readonly setBy: string
  readonly setAt: Date
}

/** Reached or missed only where the whole interval says so; between them it cannot be told. */
export const targetReading = (
  figure: Figure | null,
  { percent }: Pick<Target, 'percent'>,
): 'reached' | 'not-reached' | 'cannot-tell' => {
  if (!figure) return 'cannot-tell'
  if (figure.low >= percent / 100) return 'reached'
  return figure.high < percent / 100 ? 'not-reached' : 'cannot-tell'
}
