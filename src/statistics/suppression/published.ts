import { NoSolution, withProgram } from './linear-program.ts'
import { isSmall, type Profile, window } from './profile.ts'
import { type Linked, linked, type Table } from './tables.ts'

/** What an earlier release showed of some or all of the same people, by the names of cells that tables have now. */
export interface PublishedTable {
  /** Counts as they were shown; `null` where one was withheld. What the release did not speak of is left out. */
  readonly shown: Readonly<Record<string, number | null>>
  readonly sums: Table['sums']
  /** The rule it was shown under. */
  readonly profile: Profile
  /** Who is counted in the release after it (after the last: now): the same people, these and others, or fewer. */
  readonly since: 'same-people' | 'some-came' | 'some-went'
}

/**
 * The tables of now, what was published, and who came or went between the two, as one: cells of now come first. Counts
 * of all others are not known; those given are some that fit what is.
 */
export interface Union extends Linked {
  /** How many cells are those of now. */
  readonly present: number
  /** What each cell may be by what was published. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** Cells, beside those of now, that may hold a small number. */
  readonly perhaps: readonly number[]
  /** Something was published before. */
  readonly earlier: boolean
}

/** The same people, and all that was told of them. */
interface Era {
  readonly tables: PublishedTable[]
  /** What came after them; absent for the people of now. */
  readonly since?: 'some-came' | 'some-went'
  readonly places: Map<string, number>
  readonly sums: Map<string, Table['sums'][number]>
}

/**
 * Puts the tables of now and what was published before, oldest first, together. A cell of other people than now is
 * linked to the next one of its name by those who came or went, who add up as people do.
 * @throws RangeError where what was published cannot have been told of these people.
 */
export async function union(
  tables: readonly Table[],
  published: readonly PublishedTable[],
  profile: Profile,
): Promise<Union> {
  const now = linked(tables)
  const building = new Building()
  for (const name of now.names) building.cell(name)
  const eras = erasOf(published)
  for (const [age, era] of eras.entries()) {
    if (age === 0) {
      for (const [cell, name] of now.names.entries()) era.places.set(name, cell)
      for (const sum of tables.flatMap(({ sums }) => sums)) building.sum(era, sum)
    }
    for (const table of era.tables) building.told(era, table, age, now.names.length)
    for (let newer = age - 1; newer >= 0; newer--) building.link(eras, age, newer)
  }
  const all = { ...building.done(now.names.length), earlier: published.length > 0 }
  return !all.earlier ? { ...all, counts: now.counts } : fitting(all, now, profile)
}

/** Newest first. */
function erasOf(published: readonly PublishedTable[]): Era[] {
  const eras: Era[] = [{ tables: [], places: new Map(), sums: new Map() }]
  for (const table of published.toReversed()) {
    if (table.since !== 'same-people')
      eras.push({ tables: [], since: table.since, places: new Map(), sums: new Map() })
    eras.at(-1)?.tables.push(table)
  }
  return eras
}

const keyOf = ({ total, parts }: Table['sums'][number]): string =>
  JSON.stringify([total, ...parts.toSorted()])

class Building {
  readonly #names: string[] = []
  readonly #low: number[] = []
  readonly #high: number[] = []
  readonly #sums: { total: number; parts: number[] }[] = []
  readonly #perhaps = new Set<number>()
  /** Names of an era that are linked to a newer one already. */
  readonly #linked = new Map<Era, Set<string>>()

  cell(name: string): number {
    this.#low.push(0)
    this.#high.push(Number.POSITIVE_INFINITY)
    return this.#names.push(name) - 1
  }

  sum(era: Era, sum: Table['sums'][number]): void {
    const key = keyOf(sum)
    if (era.sums.has(key)) return
    era.sums.set(key, sum)
    this.#sum(sum, (name) => era.places.get(name))
  }

  #sum({ total, parts }: Table['sums'][number], placeOf: (name: string) => number | undefined): void {
    const [whole, ...of] = [total, ...parts].map(placeOf)
    if (whole !== undefined && of.every((part) => part !== undefined))
      this.#sums.push({ total: whole, parts: of })
  }

  told(era: Era, table: PublishedTable, age: number, present: number): void {
    const suffix = age === 0 ? '' : ` (${age} before)`
    const inSums = table.sums.flatMap(({ total, parts }) => [total, ...parts])
    for (const name of new Set([...Object.keys(table.shown), ...inSums])) {
      const cell = era.places.get(name) ?? this.cell(name + suffix)
      era.places.set(name, cell)
      const shown = table.shown[name]
      if (cell >= present && (shown === null || shown === undefined)) this.#perhaps.add(cell)
      if (shown === undefined) continue
      const { low, high } = window(table.profile, shown)
      this.#low[cell] = Math.max(this.#low[cell] as number, low)
      this.#high[cell] = Math.min(this.#high[cell] as number, high)
    }
    for (const sum of table.sums) this.sum(era, sum)
  }

  /** Links an era's cells to those of a newer one, where no era between has them; both ways at once cannot be told. */
  link(eras: readonly Era[], age: number, newer: number): void {
    const [era, next] = [eras[age], eras[newer]]
    if (!era || !next) return
    const ways = new Set(eras.slice(newer + 1, age + 1).map(({ since }) => since))
    const done = this.#linked.get(era) ?? new Set()
    this.#linked.set(era, done)
    const moved = new Map<string, number>()
    for (const [name, then] of era.places) {
      const later = next.places.get(name)
      if (later === undefined || done.has(name)) continue
      done.add(name)
      if (ways.size > 1) continue
      const came = ways.has('some-came')
      const cell = this.cell(`${name} (${came ? 'came' : 'went'} since ${age} before)`)
      moved.set(name, cell)
      this.#perhaps.add(cell)
      this.#sums.push(came ? { total: later, parts: [then, cell] } : { total: then, parts: [later, cell] })
    }
    for (const [key, sum] of era.sums) if (next.sums.has(key)) this.#sum(sum, (name) => moved.get(name))
  }

  done(present: number): Omit<Union, 'counts' | 'earlier'> {
    return {
      names: this.#names,
      sums: this.#sums,
      present,
      low: Float64Array.from(this.#low),
      high: Float64Array.from(this.#high),
      perhaps: [...this.#perhaps],
    }
  }
}

/** Counts of all cells, of which only those of now are known. */
async function fitting(all: Omit<Union, 'counts'>, now: Linked, profile: Profile): Promise<Union> {
  const counts = await withProgram(all, [1], (program) => {
    for (const [cell, name] of all.names.entries()) {
      const count = now.counts[cell]
      const [low, high] = [all.low[cell] as number, all.high[cell] as number]
      if (count !== undefined && (count < low || count > high))
        throw new RangeError(
          `“${name}” is ${isSmall(profile, count) ? 'small' : count} now; what was published of the same people says otherwise.`,
        )
      program.bound(cell, count ?? low, count ?? high)
    }
    try {
      return program.best('least').columns.slice()
    } catch (error) {
      if (error instanceof NoSolution)
        throw new RangeError('What was published cannot be of these people: no counts fit all sums.')
      throw error
    }
  })
  return { ...all, counts }
}
