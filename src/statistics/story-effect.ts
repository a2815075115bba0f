import { type Column, numbersOf } from './column.ts'
import { type Difference, difference, pooledError } from './difference.ts'
import { tQuantile } from './distributions.ts'
import { indexDesign } from './frame.ts'
import type { Labels } from './labels.ts'
import { covariance, degreesOfFreedom, influenceOnMean, unitSums } from './linearise.ts'
import { type Mean, surveyMeansBy } from './means.ts'
import { rake } from './rake.ts'

/** Answers to several stories, each told to each person in one of two versions. */
export interface StoryAnswers {
  /** In any unit; null or NaN: no answer. */
  readonly values: Column
  readonly versions: Labels
  /** The version that is compared with. */
  readonly reference: string | number
  readonly stories: Labels
  readonly people: Labels
}

export interface StoryEffect {
  /** What each version was answered, every story with the same weight. */
  readonly reference: Mean
  readonly other: Mean
  /** `other` less `reference`, in the unit of the answers. */
  readonly gap: Difference
  /** The smallest true gap that so many answers would have found with chance `power` (Bloom 1995). */
  readonly smallestGap: number
}

/**
 * Whether the same stories are answered alike with either child. Every story has the same weight in both versions, so
 * that no story's own pull is taken for the child's: the answers are raked to stories by versions, and what that
 * explains is taken from the standard error (Deville and Särndal 1992). What a person tends to answer is common to all
 * of their stories: a person is a cluster (Binder 1983). Student's t on people less one, and less what the stories cost.
 * `null` where a version of a story has no answers, or where answers on a scale differ in nothing but their story and child.
 */
export function storyEffect(
  { values, versions, reference, stories, people }: StoryAnswers,
  { level = 0.95, power = 0.8 }: { readonly level?: number; readonly power?: number } = {},
): StoryEffect | null {
  const all = numbersOf(values)
  const rows = [...all.keys()].filter((row) => !Number.isNaN(all[row]))
  const told = rows.map((row) => `${stories[row]}\0${versions[row]}`)
  const cells = new Set(told)
  const names = [...new Set(rows.map((row) => versions[row]))]
  if (names.length !== 2 || cells.size !== 2 * new Set(rows.map((row) => stories[row])).size) return null
  const raked = rake({ clusters: rows.map((row) => people[row] as string) }, [
    {
      name: 'stories by versions',
      of: told,
      targets: Object.fromEntries([...cells].map((cell) => [cell, 1])),
    },
  ])
  if (!raked.ok) return null
  const used = Float64Array.from(rows, (row) => all[row] as number)
  // Where everybody says the same of each story, stories explain all there is: nothing is taken out, which is wide.
  const agreed = names.some((name) =>
    agreeing(told.map((cell, i) => [cell, versions[rows[i] as number] === name, used[i] as number])),
  )
  const frame = indexDesign(
    agreed ? { ...raked.value.design, raked: undefined } : raked.value.design,
    rows.length,
  )
  const isReference = (row: number): boolean => versions[rows[row] as number] === reference
  const { groups, means } = surveyMeansBy(
    [used],
    rows.map((row) => versions[row] as string),
    frame,
  )
  const from = means[0]?.[groups.indexOf(reference)]
  const to = means[0]?.[groups.findIndex((group) => group !== reference)]
  if (!from || !to) return null
  const first = unitSums(frame, influenceOnMean(frame, used, isReference))
  const second = unitSums(
    frame,
    influenceOnMean(frame, used, (row) => !isReference(row)),
  )
  const variances = {
    from: covariance(frame, first, first),
    to: covariance(frame, second, second),
    both: covariance(frame, first, second),
  }

  const df = degreesOfFreedom(frame, () => true) - 1
  const within01 = used.every((value) => value >= 0 && value <= 1)
  const gap = difference({ from, to, variances, degreesOfFreedom: df, within01 }, level)
  if (!within01 && gap.standardError === 0) return null
  const reach = df < 1 ? Number.POSITIVE_INFINITY : tQuantile((1 + level) / 2, df) + tQuantile(power, df)
  const error = gap.standardError || pooledError(from, to)
  return { reference: from, other: to, gap, smallestGap: reach * error }
}

/** Whether the rows that are meant differ nowhere within their cell. */
function agreeing(rows: readonly (readonly [cell: string, meant: boolean, value: number])[]): boolean {
  const first = new Map<string, number>()
  return rows.every(([cell, meant, value]) => {
    if (!meant) return true
    const known = first.get(cell)
    if (known === undefined) first.set(cell, value)
    return known === undefined || known === value
  })
}
