import { type LinearProgram, NoSolution, withProgram } from './linear-program.ts'
import { isSmall, type Profile, window } from './profile.ts'
import { type PublishedTable, type Union, union } from './published.ts'
import type { Table } from './tables.ts'

/** What is shown of each cell: a count, or `null` where it is suppressed. */
export type Shown = ReadonlyMap<string, number | null>

/** What anybody can work out of one small count from all that is shown. */
export interface Audited {
  readonly cell: string
  readonly low: number
  readonly high: number
  /** It is as open as the rule wants it, or as what was published before leaves it. */
  readonly safe: boolean
  /** Earlier releases alone tell this much, which is more than the rule allows: nothing withheld now can undo it. */
  readonly known?: true
}

export interface Audit {
  readonly safe: boolean
  /**
   * Every small count; with earlier releases also what they withheld, and who came or went since, where these may be
   * small.
   */
  readonly cells: readonly Audited[]
}

/**
 * Whether arithmetic can undo a suppression: for every small count, the least and the most that it can be, given all
 * that is shown in all tables, all their sums, and the profile's rule (the “audit” of Willenborg and de Waal 2001,
 * chapter 5). Safe is what leaves a window no narrower than the rule itself does and reaching its upper end, so that
 * an attacker knows no more than “it is small, or was hidden for another's sake”. Linear, so that of tables that are
 * linked in three ways or more an attacker who uses that people are whole may know slightly more.
 * @param published what earlier releases showed of these people or some of them, the oldest first. Differences from
 * them are attacked as well: the few who came or went between two releases are a small number too.
 * @throws RangeError where what is shown contradicts itself or what was published, or tables do (see `linked`).
 */
export async function auditSuppression(
  tables: readonly Table[],
  shown: Shown,
  profile: Profile,
  published: readonly PublishedTable[] = [],
): Promise<Audit> {
  const all = await union(tables, published, profile)
  const cells = await windows(all, shown, profile)
  return { safe: cells.every(({ safe }) => safe), cells: cells.map(withoutPlace) }
}

/** A window with the cell's place, and how far it would be open if all of now were hidden. */
export interface Window extends Audited {
  readonly place: number
  readonly goal: { readonly low: number; readonly high: number }
}

const withoutPlace = ({ place: _, goal: __, ...rest }: Window): Audited => rest

/** The windows of all that is or may be small. */
export async function windows(all: Union, shown: Shown, profile: Profile): Promise<Window[]> {
  const small = [...all.names.keys()].filter(
    (cell) => cell < all.present && isSmall(profile, all.counts[cell] as number),
  )
  if (small.length + all.perhaps.length === 0) return []
  return withProgram(all, [1], (program) => {
    setBounds(program, all, profile, (name) => shown.get(name) ?? null)
    try {
      program.best('least')
    } catch (error) {
      if (error instanceof NoSolution)
        throw new RangeError('What is shown contradicts itself: no counts fit all sums.')
      throw error
    }
    const told = [...small, ...all.perhaps]
      .map((cell) => ({ cell, ...range(program, cell) }))
      .filter(({ cell, low, high }) => cell < all.present || (high >= profile.from && low <= profile.to))
    const open = (one: { low: number; high: number }): boolean =>
      one.high >= profile.to && one.high - one.low >= profile.to - profile.from
    const narrow = told.filter((one) => !open(one))
    const most = new Map<number, { low: number; high: number }>()
    if (narrow.length > 0 && all.earlier) {
      setBounds(program, all, profile, (_, count) => (count >= profile.from ? null : count))
      for (const { cell } of narrow) most.set(cell, range(program, cell))
    }
    return told.map(({ cell, low, high }): Window => {
      const name = all.names[cell] as string
      const floor = most.get(cell)
      const known = floor !== undefined && !open(floor)
      const safe = open({ low, high }) || (known && floor.low === low && floor.high === high)
      const count = all.counts[cell] as number
      const width = profile.to - profile.from
      const top = Math.min(floor?.high ?? Number.POSITIVE_INFINITY, Math.max(profile.to, count + width))
      const goal = {
        high: top,
        low: known ? floor.low : Math.max(floor?.low ?? Number.NEGATIVE_INFINITY, top - width),
      }
      return { cell: name, place: cell, low, high, safe, ...(known ? { known } : {}), goal }
    })
  })
}

function setBounds(
  program: LinearProgram,
  all: Union,
  profile: Profile,
  shownOf: (name: string, count: number) => number | null,
): void {
  for (const [cell, name] of all.names.entries()) {
    let [low, high] = [all.low[cell] as number, all.high[cell] as number]
    if (cell < all.present) {
      const told = window(profile, shownOf(name, all.counts[cell] as number))
      low = Math.max(low, told.low)
      high = Math.min(high, told.high)
    }
    if (low > high) throw new RangeError('What is shown contradicts what was published.')
    program.bound(cell, low, high)
  }
}

function range(program: LinearProgram, cell: number): { low: number; high: number } {
  program.cost(cell, 1)
  const low = program.best('least').value
  const high = program.best('most').value
  program.cost(cell, 0)
  // Adding 0 makes of −0 a 0.
  return { low: Math.ceil(low - 1e-6) + 0, high: Math.floor(high + 1e-6) }
}
