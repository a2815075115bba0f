import { type LinearProgram, NoSolution, withProgram } from './linear-program.ts'
import { isSmall, type Profile, window } from './profile.ts'
import { type Linked, linked, type Table } from './tables.ts'

/** What is shown of each cell: a count, or `null` where it is suppressed. */
export type Shown = ReadonlyMap<string, number | null>

/** What anybody can work out of one small count from all that is shown. */
export interface Audited {
  readonly cell: string
  readonly low: number
  readonly high: number
  readonly safe: boolean
}

export interface Audit {
  readonly safe: boolean
  /** Every small count. */
  readonly cells: readonly Audited[]
}

/**
 * Whether arithmetic can undo a suppression: for every small count, the least and the most that it can be, given all
 * that is shown in all tables, all their sums, and the profile's rule (the “audit” of Willenborg and de Waal 2001,
 * chapter 5). Safe is what leaves a window no narrower than the rule itself does and reaching its upper end, so that
 * an attacker knows no more than “it is small, or was hidden for another's sake”. Linear, so that of tables that are
 * linked in three ways or more an attacker who uses that people are whole may know slightly more.
 * @throws RangeError where what is shown contradicts itself, or the tables do (see `linked`).
 */
export async function auditSuppression(
  tables: readonly Table[],
  shown: Shown,
  profile: Profile,
): Promise<Audit> {
  const all = linked(tables)
  const small = [...all.counts.keys()].filter((cell) => isSmall(profile, all.counts[cell] as number))
  if (small.length === 0) return { safe: true, cells: [] }
  const cells = await withProgram(all, [1], (program) => windows(all, shown, profile, small, program))
  return { safe: cells.every(({ safe }) => safe), cells }
}

function windows(
  { names }: Linked,
  shown: Shown,
  profile: Profile,
  small: readonly number[],
  program: LinearProgram,
): Audited[] {
  for (const [cell, name] of names.entries()) {
    const { low, high } = window(profile, shown.get(name) ?? null)
    program.bound(cell, low, high)
  }
  try {
    program.best('least')
  } catch (error) {
    if (error instanceof NoSolution)
      throw new RangeError('What is shown contradicts itself: no counts fit all sums.')
    throw error
  }
  return small.map((cell) => {
    program.cost(cell, 1)
    const low = program.best('least').value
    const high = program.best('most').value
    program.cost(cell, 0)
    // Adding 0 makes of −0 a 0.
    const [least, most] = [Math.ceil(low - 1e-6) + 0, Math.floor(high + 1e-6)]
    const safe = most >= profile.to && most - least >= profile.to - profile.from
    return { cell: names[cell] as string, low: least, high: most, safe }
  })
}
