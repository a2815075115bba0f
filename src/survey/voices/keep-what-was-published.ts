import { type Profile, type PublishedTable, shownAs, tellsOfFew } from '../../statistics/index.ts'
import { asPublished, type Earlier } from './release.ts'
import { periodInWords } from './say-figures.ts'
import type { AudienceVoice } from './voices.ts'
import { cellsOf } from './whole-counts.ts'

/** What was published of the people who are read, and how it differs from their answers now. */
export interface Before {
  readonly earlier: readonly Earlier[]
  /** How many of them, the last ones, are of the very same people as now. */
  readonly same: number
  readonly since: 'nothing' | 'same-people' | 'some-came' | 'some-went'
  /** What was shown last, and on which day. */
  readonly voice: AudienceVoice | undefined
  readonly on: string
  readonly profile: Profile
  /** Every count now, by its cell. */
  readonly now: Readonly<Record<string, number>>
}

/** @param all releases of the people who are read, the oldest first */
export const beforeOf = (
  all: readonly Earlier[],
  now: Readonly<Record<string, number>>,
  profile: Profile,
): Before => {
  // A release that kept everything told nothing new, and says nothing of who was there.
  const earlier = all.filter(({ cells }) => Object.keys(cells).length > 0)
  const chain = asPublished(
    earlier,
    (cell) => now[cell],
    () => true,
  ).map(({ since }) => since)
  const same = chain.length - 1 - chain.findLastIndex((since) => since !== 'same-people')
  const last = all.at(-1)
  return {
    earlier,
    same,
    since:
      earlier.length === 0
        ? 'nothing'
        : chain.at(-1) === 'some-went'
          ? 'some-went'
          : same === earlier.length
            ? 'same-people'
            : 'some-came',
    voice: last?.voice,
    on: last?.on ?? '',
    profile,
    now,
  }
}

/** What was published, with what this very release shows whatever else is withheld: both are known to all. */
export const publishedOf = (
  { earlier, now }: Before,
  anyway: Readonly<Record<string, number>>,
  profile: Profile,
  of: (cell: string) => boolean,
): PublishedTable[] => {
  const shown = Object.fromEntries(
    Object.entries(anyway)
      .filter(([cell]) => of(cell))
      .map(([cell, count]) => [cell, shownAs(profile, count)]),
  )
  return [
    ...asPublished(earlier, (cell) => now[cell], of),
    { shown, sums: [], profile, since: 'same-people' },
  ]
}

/** The count of a cell as it was last shown; undefined where it was not. */
const shownBefore = ({ earlier }: Before, cell: string): number | undefined =>
  earlier.findLast(({ cells }) => typeof cells[cell] === 'number')?.cells[cell] ?? undefined

/** Whether the difference between what was shown of these cells and what they are now would tell of a few people. */
export const wouldTellOfFew = (before: Before, cells: readonly string[]): boolean =>
  cells.some((cell) => {
    const at = before.earlier.findLastIndex((one) => typeof one.cells[cell] === 'number')
    const [then, now] = [before.earlier[at]?.cells[cell], before.now[cell]]
    const ofOthers = at !== -1 && at < before.earlier.length - before.same
    return ofOthers && typeof then === 'number' && now !== undefined && tellsOfFew(before.profile, then, now)
  })

/**
 * A part of what an audience says, as it is now; as it was published where something that was shown then would have to
 * be withheld now, or would tell of the few who answered since.
 */
export const keptOrNew = <Part extends { readonly as_of?: string }>(
  before: Before,
  part: Part,
  earlier: Part | undefined,
  shown: Readonly<Record<string, number | null>>,
): Part => {
  if (!earlier || before.since !== 'some-came') return part
  const lost = Object.entries(shown).some(
    ([cell, count]) => count === null && shownBefore(before, cell) !== undefined,
  )
  const few = wouldTellOfFew(
    before,
    Object.keys(shown).filter((cell) => shown[cell] !== null),
  )
  return lost || few ? asOf(earlier, before.on) : part
}

/** A part that was shown before, and on which day. */
export const asOf = <Part extends { readonly as_of?: string }>(part: Part, on: string): Part => ({
  ...part,
  as_of: part.as_of ?? on,
})

/** Everything as it was shown, where the few who answered since, or were taken out, would be told of by anything newer. */
export const keptWhole = (before: Before, who: string): AudienceVoice | undefined => {
  const { voice, since, profile, on } = before
  if (!voice || since === 'nothing' || since === 'same-people') return undefined
  const shown = voice.as_of ?? on
  const day = periodInWords({ from: shown, to: shown })
  if (since === 'some-went') {
    return kept(
      voice,
      on,
      `Answers were taken out or changed since ${day}, so that what was shown then stands: the difference could point at somebody.`,
    )
  }
  return wouldTellOfFew(before, [cellsOf.everybody])
    ? kept(
        voice,
        on,
        `Fewer than ${profile.to + 1} ${who} answered since ${day}, so that what was shown then stands.`,
      )
    : undefined
}

const kept = (voice: AudienceVoice, on: string, why: string): AudienceVoice => ({
  ...asOf(voice, on),
  withheld: [...new Set([...voice.withheld, why])],
})
