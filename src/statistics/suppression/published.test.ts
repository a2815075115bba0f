import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  auditSuppression,
  PROFILES,
  type PublishedTable,
  type Shown,
  suppress,
  type Table,
} from '../index.ts'

const { 'fewer-than-10': ten, 'one-to-five': five, 'one-to-seven-rounded': seven } = PROFILES
const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)
/** One row of counts by name and their total. */
const row = (parts: Readonly<Record<string, number>>): Table => ({
  counts: { ...parts, all: sum(Object.values(parts)) },
  sums: [{ total: 'all', parts: Object.keys(parts) }],
})
const as = (
  table: Table,
  shown: Shown,
  since: PublishedTable['since'],
  profile: PublishedTable['profile'] = five,
): PublishedTable => ({ shown: Object.fromEntries(shown), sums: table.sums, profile, since })

test('another grouping of the same people is attacked together with the first', async () => {
  const areas = row({ north: 4, east: 30, south: 66 })
  const first = await suppress(areas, five)
  assert.deepEqual([...first.secondary], ['east'])
  // On its own nothing of it is small; with the first release north would be 96 − 66 − … = 4.
  const coast: Table = {
    counts: { all: 100, inland: 70, coast: 30, east: 30 },
    sums: [
      { total: 'all', parts: ['inland', 'coast'] },
      { total: 'coast', parts: ['east'] },
    ],
  }
  assert.equal((await suppress(coast, five)).secondary.size, 0)
  const published = [as(areas, first.shown, 'same-people')]
  const alone = await auditSuppression([coast], new Map(Object.entries(coast.counts)), five, published)
  assert.deepEqual(alone.cells, [{ cell: 'north', low: 4, high: 4, safe: false }])
  const both = await suppress(coast, five, published)
  assert.equal(both.shown.get('all'), 100)
  assert.equal(both.shown.get('east'), null)
  assert.ok(both.audit.safe)
})

test('a few late answers: what they would tell is withheld, and what many brought is shown', async () => {
  const then = row({ girls: 40, boys: 52 })
  const first = await suppress(then, ten)
  const published = [as(then, first.shown, 'some-came', ten)]
  const few = await suppress(row({ girls: 43, boys: 52 }), ten, published)
  assert.deepEqual([...few.shown.values()], [null, null, null])
  const many = await suppress(row({ girls: 60, boys: 75 }), ten, published)
  assert.deepEqual([...many.shown.values()], [60, 75, 135])
  // Twenty girls came, and three boys: boys are withheld, and one more, for two would tell of the third.
  const some = (await suppress(row({ girls: 60, boys: 55 }), ten, published)).shown
  assert.equal(some.get('boys'), null)
  assert.equal([...some.values()].filter((count) => count === null).length, 2)
})

test('answers taken out again are people as well', async () => {
  const then = row({ girls: 43, boys: 52 })
  const published = [as(then, (await suppress(then, five)).shown, 'some-went')]
  const now = await suppress(row({ girls: 40, boys: 52 }), five, published)
  assert.deepEqual([...now.shown.values()], [null, 52, null])
})

test('a rounded count below the rule, shown all the same, is what it may have been', async () => {
  const shown = { shown: { asked: 5, all: 60 }, sums: [], profile: seven, since: 'same-people' as const }
  const result = await suppress(row({ a: 20, b: 38 }), seven, [shown])
  assert.deepEqual([...result.shown.values()], [20, 40, 60])
})

test('three releases: the first and the last are compared as well as neighbours', async () => {
  const first = as(row({ a: 30, b: 40 }), new Map(Object.entries({ a: 30, b: 40, all: 70 })), 'some-came')
  const second = as(row({ a: 30, b: 60 }), new Map(Object.entries({ b: 60 })), 'some-came')
  const now = await suppress(row({ a: 33, b: 80 }), five, [first, second])
  // a was not in the second release, and 3 have come to it since the first; b and all of the second tell of it too.
  assert.equal(now.shown.get('a'), null)
  assert.equal([...now.shown.values()].filter((count) => count === null).length, 2)
})

test('what an earlier release gave away is said, and not made worse', async () => {
  const table = row({ a: 3, b: 40 })
  const careless = as(table, new Map(Object.entries({ a: null, b: 40, all: 43 })), 'same-people')
  const result = await suppress(table, five, [careless])
  assert.deepEqual(result.audit.cells, [{ cell: 'a', low: 3, high: 3, safe: true, known: true }])
  await assert.rejects(suppress(row({ a: 3, b: 41 }), five, [careless]), /same people/)
})

const rule = { from: 1, to: 2, round: 1 } as const
const MOST = 8
const NAMES = ['a', 'b', 'c']
const fits = (shown: Shown, table: Table): boolean =>
  Object.entries(table.counts).every(([name, count]) => {
    const told = shown.get(name) ?? null
    return told === null ? count >= rule.from || !shown.has(name) : told === count
  })

const rows: number[][] = []
for (let a = 0; a <= MOST; a++)
  for (let b = 0; b <= MOST; b++) for (let c = 0; c <= MOST; c++) rows.push([a, b, c])
const tableOf = (cells: readonly number[]): Table =>
  row(Object.fromEntries(NAMES.map((name, i) => [name, cells[i] as number])))

test('whoever tries every pair of tables that fits two releases finds nobody small, nor who came between', async () => {
  const count = fc.integer({ min: 0, max: 6 })
  const late = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }))
  let renewed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(count, { minLength: 3, maxLength: 3 }),
      fc.array(late, { minLength: 3, maxLength: 3 }),
      async (cells, came) => {
        const now = cells.map((one, i) => one + (came[i] as number))
        if (Math.max(...now) > MOST - 2) return
        const first = await suppress(tableOf(cells), rule)
        const published = [as(tableOf(cells), first.shown, 'some-came', rule)]
        const second = await suppress(tableOf(now), rule, published)
        const thens = rows.filter((one) => fits(first.shown, tableOf(one)))
        const nows = rows.filter((one) => fits(second.shown, tableOf(one)))
        const seen = [new Set<number>(), new Set<number>(), new Set<number>()]
        const since = [new Set<number>(), new Set<number>(), new Set<number>()]
        for (const then of thens)
          for (const one of nows) {
            if (one.some((value, i) => value < (then[i] as number))) continue
            for (const [i, value] of one.entries()) {
              seen[i]?.add(value)
              since[i]?.add(value - (then[i] as number))
            }
          }
        for (const [i, name] of NAMES.entries()) {
          const small = (value: number): boolean => value >= rule.from && value <= rule.to
          const tell = (set: Set<number> | undefined, truth: number, what: string): void => {
            assert.ok(set?.has(truth), `${what} ${name}: the truth fits`)
            if (small(truth))
              assert.ok(
                (set?.size ?? 0) >= 2 && Math.max(...(set ?? [])) >= rule.to,
                `${what} ${name}: ${set}`,
              )
          }
          tell(seen[i], now[i] as number, 'now')
          tell(since[i], came[i] as number, 'came')
          if ((came[i] as number) > rule.to && second.shown.get(name) !== null) renewed += 1
        }
      },
    ),
    { numRuns: 60 },
  )
  assert.ok(renewed > 0, 'what many brought is shown at times')
})
