import { storyEffect } from '../../src/statistics/index.ts'
import { answered, type Truth } from './respondents.ts'

/** What many simulated surveys of one truth were read as. */
export interface Read {
  readonly runs: number
  /** How often the 95% interval left 0 out: of no gap the error of the first kind, else the power. */
  readonly found: number
  /** How often p was below 0.05. */
  readonly byP: number
  /** How often the interval held the gap that is true of so many people. */
  readonly covered: number
  readonly meanGap: number
  /** The spread of the gaps found, and the standard error that was told on average. */
  readonly spread: number
  readonly told: number
  /** The mean of the smallest gap that each survey said it would find with chance 0.8. */
  readonly smallest: number
}

/** Reads `runs` simulated surveys. `gap` is the truth in the unit of the outcome, after rounding. */
export function simulate(
  truth: Truth,
  outcome: 'worry' | 'tells',
  runs: number,
  seed: string,
  gap: number,
): Read {
  let [found, byP, covered, sum, squares, told, smallest] = [0, 0, 0, 0, 0, 0, 0]
  for (let run = 0; run < runs; run++) {
    const files = answered(truth, `${seed} ${run}`)
    const effect = storyEffect({
      values: files.map((file) => file[outcome]),
      versions: files.map(({ child }) => child.gender ?? ''),
      reference: 'girl',
      stories: files.map(({ story }) => story),
      people: files.map(({ person }) => person),
    })
    if (!effect) throw new Error('A simulated survey had no answers to a version of a story.')
    const { estimate, low, high, p, standardError } = effect.gap
    if (low > 0 || high < 0) found++
    if (p < 0.05) byP++
    if (low <= gap && gap <= high) covered++
    sum += estimate
    squares += estimate * estimate
    told += standardError
    smallest += effect.smallestGap
  }
  const meanGap = sum / runs
  return {
    runs,
    found: found / runs,
    byP: byP / runs,
    covered: covered / runs,
    meanGap,
    spread: Math.sqrt(squares / runs - meanGap * meanGap),
    told: told / runs,
    smallest: smallest / runs,
  }
}
