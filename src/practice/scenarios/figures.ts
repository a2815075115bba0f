import { PROFILES, shownAs, storyEffect, tellsOfFew } from '../../statistics/index.ts'
import type { Library } from './round.ts'
import { OUTCOMES, type Outcome, type ToldFile } from './told.ts'

/** What is told of one outcome with both children. Shares are 0 to 1; worry is on the survey's scale. */
export interface Block {
  /** In the order of the factor’s levels; every story has the same weight. */
  readonly levels: readonly { readonly id: string; readonly n: number; readonly estimate: number }[]
  /** The second level less the first, with its 95% interval. */
  readonly gap: { readonly estimate: number; readonly low: number; readonly high: number }
  /** The smallest gap that so many answers would have found four times in five. */
  readonly smallest: number
  /** People by what they said, as they were when this was published: the next release is held against it. */
  readonly cells: Readonly<Record<string, number>>
}

/**
 * What a gap may be told as: nothing that chance could not have made; a question, where so many answers would have found
 * it less often than four times in five (what is found so is often too large: Gelman and Carlin 2014); or found.
 */
export const gapReads = ({ gap, smallest }: Block): 'chance' | 'question' | 'found' => {
  if (gap.low <= 0 && gap.high >= 0) return 'chance'
  return Math.abs(gap.estimate) < smallest ? 'question' : 'found'
}

export interface OutcomeFigures {
  readonly all: Block | null
  /** Every story of the pack, or none: one left out would follow from the others. */
  readonly stories: Readonly<Record<string, Block>> | null
}

/** What was published of all that was shared: by set and factor (`first.gender`), by outcome. */
export interface Figures {
  readonly day: string
  /** By set; those with ten or more. */
  readonly people: Readonly<Record<string, number>>
  readonly factors: Readonly<Record<string, Readonly<Partial<Record<Outcome, OutcomeFigures>>>>>
}

/** A file that was shared, and in which set it was told. */
export interface SharedFile extends ToldFile {
  readonly set: string
}

const PROFILE = PROFILES['fewer-than-10']

/**
 * What may be published today. Under ten people who said one thing of one child nothing is told of that outcome; what
 * was published before is told again unless ten or more came to each of its numbers, so that no two releases differ by
 * a few. Null: fewer than ten people have shared anything.
 */
export function figuresFrom(
  { rules, all }: Pick<Library, 'rules' | 'all'>,
  files: readonly SharedFile[],
  before: Figures | null,
  day: string,
): Figures | null {
  const people = Object.fromEntries(
    rules.sets.flatMap(({ id }) => {
      const then = before?.people[id]
      const now = new Set(files.filter(({ set }) => set === id).map(({ person }) => person)).size
      if (now <= PROFILE.to) return then === undefined ? [] : [[id, then]]
      return [[id, then !== undefined && tellsOfFew(PROFILE, then, now) ? then : shownAs(PROFILE, now)]]
    }),
  )
  if (Object.keys(people).length === 0) return before
  const factors = rules.sets.flatMap(({ id: set, reads }) =>
    reads.map((factor) => {
      const levels = rules.factors.find(({ id }) => id === factor)?.levels.map(({ id }) => id) ?? []
      const own = files.filter((file) => file.set === set && file.child[factor] !== undefined)
      const then = before?.factors[`${set}.${factor}`]
      const told = OUTCOMES.map((outcome) => {
        const asked = own.filter((file) => !Number.isNaN(file[outcome]))
        const block = (of: readonly ToldFile[]) => blockOf(of, outcome, factor, levels)
        const stories = [...all.keys()].map(
          (story) => [story, block(asked.filter((file) => file.story === story))] as const,
        )
        const whole = Object.fromEntries(stories.flatMap(([story, one]) => (one ? [[story, one]] : [])))
        return [
          outcome,
          {
            all: keptOrNew(then?.[outcome]?.all ?? null, block(asked)),
            stories: allKeptOrNew(
              then?.[outcome]?.stories ?? null,
              Object.keys(whole).length === all.size ? whole : null,
            ),
          },
        ] as const
      })
      return [`${set}.${factor}`, Object.fromEntries(told)] as const
    }),
  )
  return { day, people, factors: Object.fromEntries(factors) }
}

/** Null: some number in it would tell of too few people, or there is nothing to compare. */
function blockOf(
  files: readonly ToldFile[],
  outcome: Outcome,
  factor: string,
  levels: readonly string[],
): Block | null {
  const peopleOf = (those: readonly ToldFile[]): number => new Set(those.map(({ person }) => person)).size
  const cells = levels.flatMap((level) => {
    const told = files.filter(({ child }) => child[factor] === level)
    if (outcome === 'worry') return [[level, peopleOf(told)] as const]
    return [0, 1].map(
      (said) => [`${level}.${said}`, peopleOf(told.filter((file) => file[outcome] === said))] as const,
    )
  })
  if (cells.length === 0 || cells.some(([, n]) => n <= PROFILE.to)) return null
  const effect = storyEffect({
    values: files.map((file) => file[outcome]),
    versions: files.map(({ child }) => child[factor] ?? ''),
    reference: levels[0] ?? '',
    stories: files.map(({ story }) => story),
    people: files.map(({ person }) => person),
  })
  if (!effect) return null
  const { gap, reference, other, smallestGap } = effect
  return {
    levels: [reference, other].map(({ n, estimate }, i) => ({
      id: levels[i] ?? '',
      n,
      estimate: digits(estimate),
    })),
    gap: { estimate: digits(gap.estimate), low: digits(gap.low), high: digits(gap.high) },
    smallest: digits(smallestGap),
    cells: Object.fromEntries(cells),
  }
}

/** Two digits: more would let single answers be worked out. */
const digits = (value: number): number => Math.round(value * 100) / 100

const grewByFew = (then: Block, now: Block): boolean =>
  Object.entries(then.cells).some(([cell, n]) => tellsOfFew(PROFILE, n, now.cells[cell] ?? 0))

const keptOrNew = (then: Block | null, now: Block | null): Block | null =>
  then && (!now || grewByFew(then, now)) ? then : now

const allKeptOrNew = (
  then: OutcomeFigures['stories'],
  now: OutcomeFigures['stories'],
): OutcomeFigures['stories'] =>
  then && (!now || Object.entries(then).some(([story, block]) => !now[story] || grewByFew(block, now[story])))
    ? then
    : now
