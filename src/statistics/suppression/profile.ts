/** A rule for small numbers: which counts of people are never shown, and how the others are. */
export interface Profile {
  /** Counts from `from` to `to` are not shown. */
  readonly from: 0 | 1
  readonly to: number
  /** All others are rounded to the nearest multiple of this; 1 is as they are. */
  readonly round: number
}

/**
 * `fewer-than-10`: 0 to 9 (none as well: that nobody said something tells it of each). `one-to-five`: as the Department
 * for Education publishes. `one-to-seven-rounded`: as the NHS publishes hospital figures, the rest to the nearest 5.
 */
export const PROFILES = {
  'fewer-than-10': { from: 0, to: 9, round: 1 },
  'one-to-five': { from: 1, to: 5, round: 1 },
  'one-to-seven-rounded': { from: 1, to: 7, round: 5 },
} as const satisfies Record<string, Profile>

/** Whether a count may not be shown whatever stands beside it. */
export const isSmall = ({ from, to }: Profile, count: number): boolean => count >= from && count <= to

/** A count as it is shown. */
export const shownAs = ({ round }: Profile, count: number): number => Math.round(count / round) * round

/** What a reader who knows the rule can conclude of a count from what is shown (`null`: nothing is). */
export function window(profile: Profile, shown: number | null): { low: number; high: number } {
  if (shown === null) return { low: profile.from, high: Number.POSITIVE_INFINITY }
  if (shown === 0 || profile.round === 1) return { low: shown, high: shown }
  const half = (profile.round - 1) / 2
  const [low, high] = [Math.ceil(shown - half), Math.floor(shown + half)]
  // What the rule would have withheld was shown in spite of it, as a figure of everybody may be.
  return { low: high > profile.to ? Math.max(profile.to + 1, low) : Math.max(0, low), high }
}

/**
 * Whether two shown counts of the same thing, of people and later of these and others, tell how few came between: the
 * second is better not shown.
 */
export function tellsOfFew(profile: Profile, then: number, now: number): boolean {
  const [before, after] = [window(profile, then), window(profile, now)]
  const least = Math.max(0, after.low - before.high)
  const most = after.high - before.low
  if (least > profile.to || most < profile.from) return false
  return most < profile.to || most - least < profile.to - profile.from
}
