import type { Table } from '../statistics/index.ts'
import { ALL, type Counted, countOf, totalOf, WITH, WITHOUT } from './count-followed.ts'
import { NONE } from './families.ts'

/** Labels of a family that are counted together, as some of them are too few by themselves. */
export const TOGETHER = 'together'

/** The name of a cell: of everything or a team, of a family's label; without one, all that was told. */
export const cellOf = (team: string, family?: string, label?: string): string =>
  family === undefined ? team : `${team} | ${family}=${label}`

/** One family, and the teams whose own are told beside everything. */
export interface Block {
  readonly family: string
  readonly labels: readonly string[]
  /** Of the labels, those that are counted together; none, or several. */
  readonly together: readonly string[]
  readonly teams: readonly string[]
}

/** A family as a table: labels add up to the total of their team, teams to everything. */
export const tableOfBlock = (counted: Counted, { family, labels, together, teams }: Block): Table => {
  const counts: Record<string, number> = {}
  const sums: { total: string; parts: string[] }[] = []
  const told = [
    ...labels.filter((label) => !together.includes(label)),
    ...(together.length > 0 ? [TOGETHER] : []),
  ]
  const all = [ALL, ...teams]
  for (const team of all) {
    counts[cellOf(team)] = totalOf(counted, team)
    for (const label of told)
      counts[cellOf(team, family, label)] = (label === TOGETHER ? together : [label]).reduce(
        (sum, one) => sum + countOf(counted, team, family, one),
        0,
      )
    if (told.length > 0)
      sums.push({ total: cellOf(team), parts: told.map((label) => cellOf(team, family, label)) })
  }
  if (teams.length > 0) {
    sums.push({ total: cellOf(ALL), parts: teams.map((team) => cellOf(team)) })
    for (const label of told)
      sums.push({
        total: cellOf(ALL, family, label),
        parts: teams.map((team) => cellOf(team, family, label)),
      })
  }
  return { counts, sums }
}

/** Labels of a family that were counted. */
export const labelsOf = ({ counts }: Counted, family: string): string[] => {
  const found = Object.keys(counts[ALL]?.[family] ?? {})
  return found.includes(WITH) ? [WITH, WITHOUT] : found.sort()
}

/** Families of several, as `sign:going-missing`, that were counted. */
export const manyOf = ({ counts }: Counted, id: string): string[] =>
  Object.keys(counts[ALL] ?? {})
    .filter((family) => family.startsWith(`${id}:`))
    .sort()

export const teamsOf = ({ counts }: Counted): string[] =>
  Object.keys(counts)
    .filter((team) => team !== ALL)
    .sort()

/**
 * Which labels are counted together: those that are too few by themselves, what is not known, and, where these are still
 * too few or nothing else hides among them how few each is, the smallest of the others.
 * @param most the largest number that is not shown
 */
export const togetherOf = (counted: Counted, family: string, most: number): string[] => {
  const labels = labelsOf(counted, family)
    .map((label) => ({ label, n: countOf(counted, ALL, family, label) }))
    .filter(({ n }) => n > 0)
  const few = labels.filter(({ n }) => n <= most)
  if (few.length === 0) return []
  const none = labels.filter(({ label, n }) => label === NONE && n > most)
  const others = labels
    .filter(({ label, n }) => label !== NONE && n > most)
    .sort((a, b) => a.n - b.n)
    .slice(0, none.length > 0 ? 0 : 1)
  return [...few, ...none, ...others].map(({ label }) => label).sort()
}
