/** Nothing is shown of fewer. */
export const FEWEST = 10
/** What is shown changes with so many more answers at once: two looks at it tell of five, never of one. */
const AT_ONCE = 5

export interface Tally {
  /** How many answers it is of: 10, 15, 20 … */
  readonly of: number
  /** Tenths by the place of the choice; ten in all. */
  readonly tenths: readonly number[]
}

/**
 * What a board may show of votes, in the order in which they came: null of fewer than {@link FEWEST}; else of the first
 * ten, fifteen, twenty …, in tenths.
 * @param votes the place of what was chosen, from 0 below `choices`
 */
export function tallyOf(votes: readonly number[], choices: number): Tally | null {
  const of = votes.length - (votes.length % AT_ONCE)
  if (of < FEWEST || choices < 1) return null
  const counts = new Array<number>(choices).fill(0)
  for (const vote of votes.slice(0, of)) counts[vote] = (counts[vote] ?? 0) + 1
  return { of, tenths: tenthsOf(counts, of) }
}

/** By largest remainders: tenths that add up to ten. Equal ones are told in the order of the choices. */
const tenthsOf = (counts: readonly number[], of: number): number[] => {
  const tenths = counts.map((count) => Math.floor((count * 10) / of))
  const left = 10 - tenths.reduce((sum, one) => sum + one, 0)
  const byRemainder = counts
    .map((count, i) => ({ i, remainder: (count * 10) % of }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of byRemainder.slice(0, left)) tenths[i] = (tenths[i] ?? 0) + 1
  return tenths
}
