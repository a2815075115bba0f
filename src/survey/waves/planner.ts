import { normalQuantile } from '../../statistics/index.ts'

export interface Plan {
  /** The share expected in the wave before, and the least change that must not be missed; from 0 to 1. */
  readonly share: number
  readonly gap: number
  /** How much wider an interval is because people were reached in groups (classes, teams); 1: one by one. */
  readonly designEffect: number
  /** How many answered the wave before; absent: both waves are to be as large as one another. */
  readonly before?: number
}

export interface Planned {
  /** How many answers are wanted; null: the wave before was too small for that gap, however many answer now. */
  readonly answers: number | null
  /** The quantiles of the test and of its power, and the two variances: for showing the arithmetic. */
  readonly quantiles: readonly [number, number]
  readonly variances: readonly [number, number]
}

const LEVEL = 0.05
const POWER = 0.8

/**
 * How many answers it takes to find a gap between two waves four times in five, by a two-sided test at 5 per cent of two
 * independent proportions (Fleiss, Levin and Paik 2003, section 4.2, without continuity correction; each share with its
 * own variance), times the design effect.
 * @throws RangeError where a share leaves 0 to 1, or nothing is to be found
 */
export const answersNeeded = ({ share, gap, designEffect, before }: Plan): Planned => {
  const other = share + gap
  if (!(share > 0 && share < 1 && other > 0 && other < 1))
    throw new RangeError('Both shares lie between 0 and 1.')
  if (gap === 0 || !(designEffect >= 1)) throw new RangeError('A gap is not 0, a design effect not below 1.')
  const quantiles = [normalQuantile(1 - LEVEL / 2), normalQuantile(POWER)] as const
  const variances = [share * (1 - share), other * (1 - other)] as const
  const spread = (gap / (quantiles[0] + quantiles[1])) ** 2 / designEffect
  if (before === undefined)
    return { answers: Math.ceil((variances[0] + variances[1]) / spread), quantiles, variances }
  const left = spread - variances[0] / before
  return { answers: left > 0 ? Math.ceil(variances[1] / left) : null, quantiles, variances }
}
