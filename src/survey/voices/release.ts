import type { Survey, Voice } from '../../pack/index.ts'
import { PROFILES, type Profile, type PublishedTable, shownAs, type Table } from '../../statistics/index.ts'
import type { Answers } from '../import/answers.ts'
import type { AudienceVoice } from './voices.ts'

/** Counts that a release tells, by the names of their cells (`null`: withheld), and which add up to which. */
export interface Told {
  readonly cells: Readonly<Record<string, number | null>>
  readonly sums: Table['sums']
}

/** What was told of one audience. */
export interface AudienceRelease extends Told {
  readonly audience: Voice
  readonly wave: string | null
  readonly from: string | null
  readonly to: string | null
  readonly suppression: Survey['suppression']
  /** What was shown, so that it can be shown again where nothing newer may be. */
  readonly voice: AudienceVoice
}

/**
 * What one publication told, as data that can be kept as JSON. It holds nothing that was not shown. Give all of them,
 * the oldest first, whenever the same wave is published again.
 */
export interface Release {
  /** The day it was published, as 2026-11-23. */
  readonly on: string
  readonly audiences: readonly AudienceRelease[]
}

/** A release of the people who are being read, and when it was made. */
export interface Earlier extends AudienceRelease {
  readonly on: string
}

/** Releases of an audience's wave, the oldest first: the same people, but for who answered late or was taken out. */
export const earlierOf = (
  published: readonly Release[],
  { audience, wave, period }: Pick<Answers, 'audience' | 'wave' | 'period'>,
): Earlier[] =>
  published.flatMap(({ on, audiences }) =>
    audiences
      .filter(
        (one) =>
          one.audience === audience &&
          one.wave === wave &&
          // Without a wave's name, surveys of other days are of other people.
          !(period && one.from && one.to && (one.to < period.from || one.from > period.to)),
      )
      .map((one) => ({ on, ...one })),
  )

/** What happened between a release and later counts: the same people, others came, or some were taken out. */
export type Since = 'same-people' | 'some-came' | 'some-went'

/** Told by the counts that both have; where they have none in common, people may have come. */
const sinceThen = (
  { cells, suppression }: AudienceRelease,
  later: (cell: string) => number | null | undefined,
): Since => {
  const profile: Profile = PROFILES[suppression]
  let [common, more] = [false, false]
  for (const [cell, then] of Object.entries(cells)) {
    const now = later(cell)
    if (then === null || now === null || now === undefined) continue
    common = true
    if (shownAs(profile, now) < then) return 'some-went'
    if (shownAs(profile, now) > then) more = true
  }
  return common && !more ? 'same-people' : 'some-came'
}

/** The releases as the audit of small numbers wants them; `now` is the count of a cell today. */
export const asPublished = (
  earlier: readonly Earlier[],
  now: (cell: string) => number | undefined,
  of: (cell: string) => boolean,
): PublishedTable[] =>
  earlier.map((one, i): PublishedTable => {
    const next = earlier[i + 1]
    return {
      shown: Object.fromEntries(Object.entries(one.cells).filter(([cell]) => of(cell))),
      sums: one.sums.filter(({ total, parts }) => [total, ...parts].every(of)),
      profile: PROFILES[one.suppression],
      since: sinceThen(one, next ? (cell) => next.cells[cell] : now),
    }
  })
