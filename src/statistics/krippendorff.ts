import { add } from './add.ts'
/** How far two ratings are apart: not at all or wholly, by how many ratings lie between, or by their difference. */
export type Metric = 'nominal' | 'ordinal' | 'interval'

/**
 * Krippendorff's alpha: how far raters agree beyond what chance would give; 1 is wholly, 0 is by chance, below 0 is
 * worse than that (Krippendorff 2011, with his squared differences). `ratings[rater][unit]`, `null` where a rater did
 * not rate; a unit with one rating counts for nothing. `null` where nothing can be said: nobody rated a unit twice, or
 * all ratings are the same, so that there was nothing to disagree on.
 * @throws RangeError where raters have differently many units, or ordinal and interval ratings are no numbers.
 */
export function krippendorffAlpha(
  ratings: readonly (readonly (string | number | null)[])[],
  metric: Metric,
): number | null {
  const units = ratings[0]?.length ?? 0
  if (ratings.some((ofRater) => ofRater.length !== units))
    throw new RangeError('Each rater has one rating, or null, for each unit.')
  const paired = Array.from({ length: units }, (_, unit) =>
    ratings.map((ofRater) => ofRater[unit]).filter((rating) => rating !== null && rating !== undefined),
  ).filter((ofUnit) => ofUnit.length > 1)
  const values = [...new Set(paired.flat())]
  if (metric !== 'nominal' && values.some((value) => typeof value !== 'number' || Number.isNaN(value)))
    throw new RangeError(`For ${metric} ratings each is a number.`)
  if (metric !== 'nominal') values.sort((a, b) => Number(a) - Number(b))
  const place = new Map(values.map((value, i) => [value, i]))

  // Coincidences: each pair of ratings of a unit counts, so that a unit counts as often as it was rated.
  const size = values.length
  const together = new Float64Array(size * size)
  for (const ofUnit of paired)
    for (const [i, one] of ofUnit.entries())
      for (const [j, other] of ofUnit.entries())
        if (i !== j)
          add(
            together,
            (place.get(one) as number) * size + (place.get(other) as number),
            1 / (ofUnit.length - 1),
          )
  const counts = values.map((_, i) => {
    let sum = 0
    for (let j = 0; j < size; j++) sum += together[i * size + j] as number
    return sum
  })
  const all = counts.reduce((sum, one) => sum + one, 0)

  let observed = 0
  let expected = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const apart = distance(metric, values, counts, i, j)
      observed += (together[i * size + j] as number) * apart
      expected += (counts[i] as number) * (counts[j] as number) * apart
    }
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected
}

function distance(
  metric: Metric,
  values: readonly (string | number)[],
  counts: readonly number[],
  i: number,
  j: number,
): number {
  if (i === j) return 0
  if (metric === 'nominal') return 1
  if (metric === 'interval') return (Number(values[i]) - Number(values[j])) ** 2
  const between = counts.slice(Math.min(i, j), Math.max(i, j) + 1).reduce((sum, one) => sum + one, 0)
  return (between - ((counts[i] as number) + (counts[j] as number)) / 2) ** 2
}
