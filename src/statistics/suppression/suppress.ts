import { type Audit, auditSuppression } from './audit.ts'
import { type LinearProgram, withProgram } from './linear-program.ts'
import { isSmall, type Profile, shownAs, window } from './profile.ts'
import { type Linked, linked, type Table } from './tables.ts'

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
 * @throws RangeError where tables contradict each other (see `linked`).
 */
export async function suppress(tables: Table | readonly Table[], profile: Profile): Promise<Suppressed> {
  const list = 'counts' in tables ? [tables] : tables
  const all = linked(list)
  const small = [...all.counts.keys()].filter((cell) => isSmall(profile, all.counts[cell] as number))
  const showing = (hidden: ReadonlySet<number>): Map<string, number | null> =>
    new Map(
      all.names.map((name, cell) => [
        name,
        hidden.has(cell) ? null : shownAs(profile, all.counts[cell] as number),
      ]),
    )
  const alone = await auditSuppression(list, showing(new Set(small)), profile)
  const told = new Set(alone.cells.filter(({ safe }) => !safe).map(({ cell }) => cell))
  const hidden = alone.safe ? new Set(small) : await hide(all, small, told, profile)
  const shown = showing(hidden)
  const audit = alone.safe ? alone : await auditSuppression(list, shown, profile)
  if (!audit.safe) throw new Error('The suppression did not pass its own audit.')
  const named = (cells: Iterable<number>): Set<string> =>
    new Set([...cells].map((cell) => all.names[cell] as string))
  const primary = named(small)
  return {
    shown,
    primary,
    secondary: new Set([...named(hidden)].filter((name) => !primary.has(name))),
    audit,
    share: (part, whole) => {
      const [of, base] = [shown.get(part) ?? null, shown.get(whole) ?? null]
      return of === null || base === null || base === 0 ? null : of / base
    },
  }
}

/** A cell moves freely within what its neighbours leave open, and at a cost, up or down, if that means to hide it. */
const [FREE, UP, DOWN] = [0, 1, 2]
const SIGNS = [1, 1, -1] as const

const hide = (
  all: Linked,
  small: readonly number[],
  told: ReadonlySet<string>,
  profile: Profile,
): Promise<Set<number>> =>
  withProgram(all, SIGNS, (program) => {
    const hidden = new Set(small)
    for (const cell of all.counts.keys()) release(program, all, profile, cell, hidden.has(cell))
    const width = profile.to - profile.from
    for (const cell of small) {
      if (!told.has(all.names[cell] as string)) continue
      program.bound(cell * 3 + FREE, width, Number.POSITIVE_INFINITY)
      const { columns } = program.best('least')
      for (const other of all.counts.keys())
        if (Math.max(columns[other * 3 + UP] as number, columns[other * 3 + DOWN] as number) > 1e-6) {
          hidden.add(other)
          release(program, all, profile, other, true)
        }
      release(program, all, profile, cell, true)
    }
    return hidden
  })

/** Lets a cell move as far from its count as it may, given that it is shown or hidden. */
function release(
  program: LinearProgram,
  { counts }: Linked,
  profile: Profile,
  cell: number,
  isHidden: boolean,
): void {
  const count = counts[cell] as number
  const { low, high } = window(profile, isHidden ? null : shownAs(profile, count))
  program.bound(cell * 3 + FREE, low - count, high - count)
  // None is shown as none where the rule says so, and hiding it would not help.
  const canHide = !isHidden && count >= profile.from
  program.bound(cell * 3 + UP, 0, canHide ? Number.POSITIVE_INFINITY : 0)
  program.bound(cell * 3 + DOWN, 0, canHide ? low - profile.from : 0)
  program.cost(cell * 3 + UP, 1 + Math.log1p(count))
  program.cost(cell * 3 + DOWN, 1 + Math.log1p(count))
}
