import { type Audit, type Audited, type Window, windows } from './audit.ts'
import { type LinearProgram, withProgram } from './linear-program.ts'
import { isSmall, type Profile, shownAs, window } from './profile.ts'
import { type PublishedTable, type Union, union } from './published.ts'
import type { Table } from './tables.ts'

/** What may leave, and why the rest may not. */
export interface Suppressed {
  /** Every cell of every table: a count, rounded where the profile rounds, or `null`. */
  readonly shown: ReadonlyMap<string, number | null>
  /** Too small to be shown. */
  readonly primary: ReadonlySet<string>
  /** Hidden so that no small count follows from the others. */
  readonly secondary: ReadonlySet<string>
  readonly audit: Audit
  /** A share of people (0 to 1) from what is shown; `null` where either count is not: so for percentages and charts. */
  readonly share: (part: string, whole: string) => number | null
}

/**
 * Suppresses small counts in all tables of one output together, and as many others as it takes that none of them can
 * be worked out: for each small count the cheapest way to move it by the rule's whole width while all sums hold, small
 * cells first (Kelly, Golden and Assad 1992; Fischetti and Salazar 2000). Then it is audited; it always comes out
 * safe, since hiding everything is, and throws rather than give what is not.
 * @param published what earlier releases showed of these people or some of them, the oldest first: what follows from
 * both is as much a part of it as what follows from the tables alone. A cell shown before of the same people is shown.
 * @throws RangeError where tables contradict each other (see `linked`) or what was published.
 */
export async function suppress(
  tables: Table | readonly Table[],
  profile: Profile,
  published: readonly PublishedTable[] = [],
): Promise<Suppressed> {
  const all = await union('counts' in tables ? [tables] : tables, published, profile)
  const small = [...all.names.keys()].filter((cell) => cell < all.present && isSmallIn(all, profile, cell))
  const showing = (hidden: ReadonlySet<number>): Map<string, number | null> =>
    new Map(
      all.names
        .slice(0, all.present)
        .map((name, cell) => [name, hidden.has(cell) ? null : shownAs(profile, all.counts[cell] as number)]),
    )
  const alone = await windows(all, showing(new Set(small)), profile)
  const told = alone.filter(({ safe }) => !safe)
  const hidden = told.length === 0 ? new Set(small) : await hide(all, small, told, profile)
  const shown = showing(hidden)
  const cells = told.length === 0 ? alone : await windows(all, shown, profile)
  if (!cells.every(({ safe }) => safe)) throw new Error('The suppression did not pass its own audit.')
  const named = (of: Iterable<number>): Set<string> =>
    new Set([...of].map((cell) => all.names[cell] as string))
  const primary = named(small)
  return {
    shown,
    primary,
    secondary: new Set([...named(hidden)].filter((name) => !primary.has(name))),
    audit: {
      safe: true,
      cells: cells.map(({ place: _, goal: __, ...rest }): Audited => rest),
    } satisfies Audit,
    share: (part, whole) => {
      const [of, base] = [shown.get(part) ?? null, shown.get(whole) ?? null]
      return of === null || base === null || base === 0 ? null : of / base
    },
  }
}

const isSmallIn = ({ counts }: Union, profile: Profile, cell: number): boolean =>
  isSmall(profile, counts[cell] as number)

/** A cell moves freely within what its neighbours leave open, and at a cost, up or down, if that means to hide it. */
const [FREE, UP, DOWN] = [0, 1, 2]
const SIGNS = [1, 1, -1] as const

const hide = (
  all: Union,
  small: readonly number[],
  told: readonly Window[],
  profile: Profile,
): Promise<Set<number>> =>
  withProgram(all, SIGNS, (program) => {
    const hidden = new Set(small)
    for (const cell of all.names.keys()) release(program, all, profile, cell, hidden.has(cell))
    const hideWhatMoves = (): void => {
      const { columns } = program.best('least')
      for (let other = 0; other < all.present; other++)
        if (Math.max(columns[other * 3 + UP] as number, columns[other * 3 + DOWN] as number) > 1e-6) {
          hidden.add(other)
          release(program, all, profile, other, true)
        }
    }
    for (const { place, goal } of told) {
      const count = all.counts[place] as number
      if (goal.high > count) {
        program.bound(place * 3 + FREE, goal.high - count, Number.POSITIVE_INFINITY)
        hideWhatMoves()
      }
      if (goal.low < count) {
        program.bound(place * 3 + FREE, Number.NEGATIVE_INFINITY, goal.low - count)
        hideWhatMoves()
      }
      release(program, all, profile, place, hidden.has(place))
    }
    return hidden
  })

/** Lets a cell move as far from its count as it may, given that it is shown or hidden. */
function release(
  program: LinearProgram,
  all: Union,
  profile: Profile,
  cell: number,
  isHidden: boolean,
): void {
  const count = all.counts[cell] as number
  const [least, most] = [all.low[cell] as number, all.high[cell] as number]
  if (cell >= all.present) {
    program.bound(cell * 3 + FREE, least - count, most - count)
    program.bound(cell * 3 + UP, 0, 0)
    program.bound(cell * 3 + DOWN, 0, 0)
    return
  }
  const told = window(profile, isHidden ? null : shownAs(profile, count))
  const [low, high] = [Math.max(told.low, least), Math.min(told.high, most)]
  program.bound(cell * 3 + FREE, low - count, high - count)
  // None is shown as none where the rule says so, and hiding it would not help.
  const canHide = !isHidden && count >= profile.from
  program.bound(cell * 3 + UP, 0, canHide ? most - high : 0)
  program.bound(cell * 3 + DOWN, 0, canHide ? Math.max(0, low - Math.max(profile.from, least)) : 0)
  program.cost(cell * 3 + UP, 1 + Math.log1p(count))
  program.cost(cell * 3 + DOWN, 1 + Math.log1p(count))
}
