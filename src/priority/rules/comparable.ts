import type { AudienceVoice, MeasureVoice } from '../../survey/index.ts'

/** Why two waves are not set against each other. */
export type NotComparable =
  | { readonly why: 'too-few'; readonly wave: string }
  | { readonly why: 'not-asked'; readonly wave: string }
  | { readonly why: 'reworded'; readonly before: string; readonly after: string }
  | { readonly why: 'other-signs' }
  | { readonly why: 'other-mix'; readonly by: string; readonly moved: number }

/** A share of people in other groups than before from which on two waves are of other people. */
const MOST_MOVED = 0.2

const plain = (question: string): string =>
  question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Why a measure of two waves should not be compared, though both have a figure: the question was worded otherwise,
 * other signs were offered, or the people came from other groups. Of everything that is known it says all.
 */
export const hinders = (
  before: { readonly audience: AudienceVoice; readonly measure: MeasureVoice },
  after: { readonly audience: AudienceVoice; readonly measure: MeasureVoice },
): NotComparable[] => {
  const reworded = plain(before.measure.question) !== plain(after.measure.question)
  const ofSigns = ['recognises-signs', 'false-alarms'].includes(after.measure.measure)
  return [
    ...(reworded
      ? [{ why: 'reworded' as const, before: before.measure.question, after: after.measure.question }]
      : []),
    ...(ofSigns && offered(before.audience) !== offered(after.audience)
      ? [{ why: 'other-signs' as const }]
      : []),
    ...mixes(before.audience, after.audience),
  ]
}

const offered = ({ signs }: AudienceVoice): string =>
  signs
    .map(({ sign }) => sign)
    .sort()
    .join()

/** The index of dissimilarity (Duncan and Duncan 1955): the least share of people who would have to change group. */
const mixes = (before: AudienceVoice, after: AudienceVoice): NotComparable[] =>
  after.groups.flatMap(({ by, groups }) => {
    const was = before.groups.find((one) => one.by === by)
    if (!was || was.withheld.length > 0) return []
    const shares = (list: typeof groups): Map<string, number> => {
      const all = list.reduce((sum, { n }) => sum + n, 0)
      return new Map(list.map(({ group, n }) => [group, n / all]))
    }
    const [first, last] = [shares(was.groups), shares(groups)]
    const names = new Set([...first.keys(), ...last.keys()])
    const moved = [...names].reduce(
      (sum, name) => sum + Math.abs((first.get(name) ?? 0) - (last.get(name) ?? 0)) / 2,
      0,
    )
    return moved > MOST_MOVED ? [{ why: 'other-mix' as const, by, moved }] : []
  })
