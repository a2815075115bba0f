import { PROFILES, type Profile, suppress } from '../statistics/index.ts'
import { type Block, cellOf, labelsOf, manyOf, tableOfBlock, teamsOf, togetherOf } from './cells.ts'
import { ALL, type Counted, countOf, OTHERS, totalOf, withOthers } from './count-followed.ts'
import { type Family, MANY, SINGLE } from './families.ts'

/** As the Department for Education publishes of children: 1 to 5 are not shown, and nothing from which they follow. */
export const PROFILE: Profile = PROFILES['one-to-five']

/** What may be shown of a half-year. */
export interface Suppressed {
  /** Counts by the name of their cell; `null` where one is withheld. Where a total is, nothing is said of its parts. */
  readonly cells: Readonly<Record<string, number | null>>
  /** By family the labels that are counted together. */
  readonly together: Readonly<Record<string, readonly string[]>>
}

/**
 * What may be shown of all that was told in a half-year, and to each team, so that no small number follows from labels,
 * teams and totals. A half-year shares nobody with another and is counted once: there is no other release to take it from.
 * Totals are settled first. A family of which everything is shown but teams' own is solved with its totals as they are;
 * Families have nothing else in common, so that together they are as safe as each.
 */
export const suppressFigures = async (counted: Counted): Promise<Suppressed> => {
  const teams = teamsOf(counted)
  const totals = (
    await suppress(tableOfBlock(counted, { family: '', labels: [], together: [], teams }), PROFILE)
  ).shown
  const cells: Record<string, number | null> = Object.fromEntries(totals)
  const together: Record<string, readonly string[]> = {}
  if (totals.get(cellOf(ALL)) === null) return { cells, together }
  const joined = withOthers(counted, toldApart(counted, totals))
  for (const { family, labels, together: few, byTeam, process } of blocksOf(counted)) {
    if (few.length > 0) together[family] = few
    const of = process ? counted : joined
    const block = { family, labels, together: few, teams: byTeam ? teamsOf(of) : [] }
    const shown = process ? new Map(Object.entries(tableOfBlock(of, block).counts)) : await partsOf(of, block)
    for (const [cell, count] of shown) {
      const [team = ''] = cell.split(' | ')
      if (cell !== team && team !== OTHERS && totals.get(team) !== null) cells[cell] = count
    }
  }
  return { cells, together }
}

/** Of fewer, that each of several labels is there would tell how few each is. */
const APART_FROM = 20

/**
 * Teams whose own are told by labels: those of enough. All others are one; where these are too few together, the smallest
 * of the rest joins them.
 */
const toldApart = (counted: Counted, totals: ReadonlyMap<string, number | null>): string[] => {
  const all = teamsOf(counted).map((team) => ({ team, n: totalOf(counted, team) }))
  const told = all
    .filter(({ team, n }) => n >= APART_FROM && totals.get(team) !== null)
    .sort((a, b) => b.n - a.n)
  let others = all.filter((one) => !told.includes(one)).reduce((sum, { n }) => sum + n, 0)
  while (others > 0 && others < APART_FROM && told.length > 0) others += told.pop()?.n ?? 0
  return told.map(({ team }) => team)
}

/**
 * What may be shown of a family. Of everything together it is shown label by label, which is safe as the few are counted
 * together; or not at all, where there are none whom they could be counted with. What each team has is solved with that as
 * it is known. Teams of which nothing is said are one: what they have together follows from the others.
 */
const partsOf = async (
  counted: Counted,
  { family, teams, ...block }: Block,
): Promise<ReadonlyMap<string, number | null>> => {
  const table = tableOfBlock(counted, { family, teams, ...block })
  const own = Object.keys(tableOfBlock(counted, { ...block, family, teams: [] }).counts)
  const small = own.some((cell) => isSmall(table.counts[cell] as number))
  if (small || !hides(counted, family, block.together))
    return new Map(Object.keys(table.counts).map((cell) => [cell, null]))
  const known: Record<string, number> = Object.fromEntries(
    own.map((cell) => [cell, table.counts[cell] as number]),
  )
  if (teams.length === 0) return new Map(Object.entries(known))
  for (const team of teams) known[team] = totalOf(counted, team)
  const published = { shown: known, sums: [], profile: PROFILE, since: 'same-people' } as const
  return (await suppress(table, PROFILE, [published])).shown
}

const isSmall = (count: number): boolean => count >= PROFILE.from && count <= PROFILE.to

/** Somebody more is among the few, so that how many they are together tells of none of them. */
const hides = (counted: Counted, family: string, together: readonly string[]): boolean =>
  together.length === 0 || together.some((label) => !isSmall(countOf(counted, ALL, family, label)))

const blocksOf = (counted: Counted): (Omit<Block, 'teams'> & Pick<Family, 'byTeam' | 'process'>)[] => [
  ...SINGLE.map(({ id, byTeam, process }) => ({
    family: id,
    labels: labelsOf(counted, id),
    together: process ? [] : togetherOf(counted, id, PROFILE.to),
    byTeam,
    ...(process ? { process } : {}),
  })),
  ...MANY.flatMap(({ id }) =>
    manyOf(counted, id).map((family) => ({
      family,
      labels: labelsOf(counted, family),
      together: [],
      byTeam: false,
    })),
  ),
]
