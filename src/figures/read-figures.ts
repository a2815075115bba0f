import type { Tx } from '../db/index.ts'
import { cellOf, TOGETHER } from './cells.ts'
import type { AlikeCompared } from './compare-alike.ts'
import { ALL, type Duration, WITH } from './count-followed.ts'
import { type HalfYear, halvesOf, type Period, plusHalves } from './periods.ts'
import { figuresShown } from './queries.ts'
import type { Shown } from './shown.ts'

/** How many; `null`: too few to show, or somebody else's number would follow. */
export type ShownCount = number | null

/** One way of counting. Each label is told once: by itself, or among those that are counted together. */
export interface FamilyShown {
  readonly labels: readonly { readonly label: string; readonly n: ShownCount }[]
  readonly together: { readonly labels: readonly string[]; readonly n: ShownCount } | null
}

/** How many have a label: withheld, or told together with others, is null and never 0. */
export const countOfLabel = ({ labels, together }: FamilyShown, label: string): ShownCount => {
  const alone = labels.find((one) => one.label === label)
  return alone ? alone.n : together?.labels.includes(label) ? null : 0
}

/** What may be shown of a period, of everything or of one team. */
export interface Figures {
  readonly period: Period
  readonly team: string
  /** Null: so few that nothing is said of them. */
  readonly total: ShownCount
  family(id: string): FamilyShown
  /** What a concern may have several of, the most frequent first; `few` of them were too few to show. */
  many(id: string): {
    readonly labels: readonly { readonly label: string; readonly n: number }[]
    readonly few: number
  }
  /** Within how many working days it was done for half. */
  readonly halfBy: Readonly<Record<Duration, number | null>>
  /** Of a year, and of everything alone. */
  readonly alike: AlikeCompared | null
}

/** Every period that can be looked at, the newest first: years where two half-years follow one another. */
export interface FiguresMade {
  readonly periods: readonly Period[]
  /** Teams to whom something was told. */
  readonly teams: readonly string[]
  of(period: Period, team?: string): Figures | null
}

export const readFigures = async (tx: Tx): Promise<FiguresMade> => {
  const made = new Map(
    (await figuresShown(tx)).map(({ half, shown }) => [half, shown] as const),
  ) as ReadonlyMap<HalfYear, Shown>
  const teams = new Set([...made.values()].flatMap(({ halfBy }) => Object.keys(halfBy)))
  teams.delete(ALL)
  return {
    periods: [...made].flatMap(([half, { year }]): Period[] => [
      ...(year && made.has(plusHalves(half, -1)) ? [{ half, whole: 'year' } as const] : []),
      { half, whole: 'half' },
    ]),
    teams: [...teams].sort(),
    of(period, team = ALL) {
      const parts = halvesOf(period).flatMap((half) => made.get(half) ?? [])
      const last = made.get(period.half)
      if (!last || parts.length < halvesOf(period).length) return null
      const halfBy = (period.whole === 'year' ? last.year?.halfBy : last.halfBy)?.[team]
      const total = added(parts.map((part) => totalIn(part, team)))
      return {
        period,
        team,
        total,
        family: (id) => familyOf(parts, team, id),
        many: (id) => manyOf(parts, team, id),
        halfBy:
          total !== null && halfBy ? halfBy : { acknowledge: null, decide: null, answer: null, begin: null },
        alike: period.whole === 'year' && team === ALL ? (last.year?.alike ?? null) : null,
      }
    },
  }
}

/** A sum of what is shown; where a part is not, it is not either: nothing is told that its parts do not tell. */
const added = (counts: readonly ShownCount[]): ShownCount =>
  counts.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0)

/** To a team that nobody told anything, nothing was told. */
const totalIn = ({ cells }: Shown, team: string): ShownCount =>
  Object.hasOwn(cells, cellOf(team)) ? (cells[cellOf(team)] ?? null) : 0

/** A label that nobody was counted with is 0. Where nothing is said of a team's labels, each is withheld. */
const countIn = (part: Shown, team: string, family: string, label: string): ShownCount => {
  const total = totalIn(part, team)
  if (total === null || total === 0) return total
  const cell = cellOf(team, family, label)
  if (Object.hasOwn(part.cells, cell)) return part.cells[cell] ?? null
  return team === ALL || Object.keys(part.cells).some((one) => one.startsWith(`${team} | ${family}=`))
    ? 0
    : null
}

const familyOf = (parts: readonly Shown[], team: string, family: string): FamilyShown => {
  const prefix = `${ALL} | ${family}=`
  const labels = new Set(
    parts.flatMap(({ cells }) =>
      Object.keys(cells).flatMap((cell) => (cell.startsWith(prefix) ? [cell.slice(prefix.length)] : [])),
    ),
  )
  labels.delete(TOGETHER)
  const together = [...new Set(parts.flatMap((part) => part.together[family] ?? []))].sort()
  const alone = [...labels].filter((label) => !together.includes(label)).sort()
  const counted = alone.map((label) => ({
    label,
    n: added(parts.map((part) => countIn(part, team, family, label))),
  }))
  if (together.length === 0) return { labels: counted, together: null }
  const n = added(
    parts.flatMap((part) =>
      [TOGETHER, ...together.filter((label) => !part.together[family]?.includes(label))].map((label) =>
        countIn(part, team, family, label),
      ),
    ),
  )
  return { labels: counted, together: { labels: together, n } }
}

const manyOf = (parts: readonly Shown[], team: string, id: string): ReturnType<Figures['many']> => {
  const found = new Set(
    parts.flatMap(({ cells }) =>
      Object.keys(cells).flatMap(
        (cell) => new RegExp(`^${ALL} \\| (${id}:[^=]+)=${WITH}$`).exec(cell)?.[1] ?? [],
      ),
    ),
  )
  const all = [...found].map((family) => ({
    label: family.slice(id.length + 1),
    n: added(parts.map((part) => countIn(part, team, family, WITH))),
  }))
  const labels = all.flatMap(({ label, n }) => (n === null || n === 0 ? [] : [{ label, n }]))
  return {
    labels: labels.sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1)),
    few: all.filter(({ n }) => n === null).length,
  }
}
