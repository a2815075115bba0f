import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { auditSuppression, type Shown, suppress, type Table } from '../index.ts'

const ROWS = [
  ['a1', 'a2', 'a3'],
  ['b1', 'b2', 'b3'],
]
const MOST = 9
const rule = { from: 1, to: 2, round: 1 } as const

/** Two rows of three with their totals. */
function table(cells: readonly number[]): Table {
  const names = ROWS.flat()
  const counts: Record<string, number> = Object.fromEntries(
    names.map((name, i) => [name, cells[i] as number]),
  )
  const sums = [
    { total: 'a', parts: ROWS[0] as string[] },
    { total: 'b', parts: ROWS[1] as string[] },
    ...[1, 2, 3].map((i) => ({ total: `${i}`, parts: [`a${i}`, `b${i}`] })),
    { total: 'all', parts: ['a', 'b'] },
    { total: 'all', parts: ['1', '2', '3'] },
  ]
  for (const { total, parts } of sums)
    counts[total] = parts.reduce((sum, part) => sum + (counts[part] as number), 0)
  return { counts, sums }
}

/** The attack: every table of whole people, up to `MOST` in a cell, that fits all that is shown. */
function attack(shown: Shown): Map<string, Set<number>> {
  const fits = (name: string, count: number): boolean =>
    (shown.get(name) ?? null) === null ? count >= rule.from : shown.get(name) === count
  const rows = ROWS.map((names, r) => {
    let found: number[][] = [[]]
    for (const name of names)
      found = found.flatMap((row) =>
        Array.from({ length: MOST + 1 }, (_, count) => [...row, count]).filter((next) =>
          fits(name, next.at(-1) as number),
        ),
      )
    return found.filter((row) =>
      fits(
        'ab'[r] as string,
        row.reduce((a, b) => a + b, 0),
      ),
    )
  })
  const seen = new Map(ROWS.flat().map((name) => [name, new Set<number>()]))
  for (const one of rows[0] ?? [])
    for (const other of rows[1] ?? []) {
      const columns = one.map((count, i) => count + (other[i] as number))
      if (!columns.every((count, i) => fits(`${i + 1}`, count))) continue
      if (
        !fits(
          'all',
          columns.reduce((a, b) => a + b, 0),
        )
      )
        continue
      for (const [i, count] of one.entries()) seen.get(`a${i + 1}`)?.add(count)
      for (const [i, count] of other.entries()) seen.get(`b${i + 1}`)?.add(count)
    }
  return seen
}

const count = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 3, max: 7 }))
const counts = fc.array(count, { minLength: 6, maxLength: 6 })

test('whoever tries every table that fits finds no small count of what was suppressed', async () => {
  await fc.assert(
    fc.asyncProperty(counts, async (cells) => {
      const { shown, primary } = await suppress(table(cells), rule)
      const seen = attack(shown)
      for (const [i, name] of ROWS.flat().entries()) {
        const tried = [...(seen.get(name) ?? [])]
        assert.ok(tried.includes(cells[i] as number))
        if (primary.has(name))
          assert.ok(tried.length >= 2 && Math.max(...tried) >= rule.to, `${name}: ${tried}`)
      }
    }),
    { numRuns: 40 },
  )
})

test('the audit’s windows are what trying finds, also of what was hidden carelessly', async () => {
  let unsafe = 0
  await fc.assert(
    fc.asyncProperty(counts, fc.subarray(ROWS.flat()), async (cells, careless) => {
      const one = table(cells)
      const small = (value: number): boolean => value >= rule.from && value <= rule.to
      const shown = new Map(
        Object.entries(one.counts).map(([name, value]) => [
          name,
          small(value) || (careless.includes(name) && value > 0) ? null : value,
        ]),
      )
      const seen = attack(shown)
      // Where trying was cut off at the most tried, it did not find all.
      if ([...seen.values()].some((tried) => tried.has(MOST))) return
      for (const { cell, low, high, safe } of (await auditSuppression([one], shown, rule)).cells) {
        const tried = [...(seen.get(cell) ?? [])]
        if (!seen.has(cell)) continue
        assert.deepEqual([Math.min(...tried), Math.max(...tried)], [low, high], cell)
        if (!safe) unsafe += 1
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(unsafe > 0, 'some careless hiding is caught')
})

test('a table at which the solver was unsure of itself when it went on from its last answer', async () => {
  const { audit, shown } = await suppress(table([1, 1, 0, 1, 3, 3]), rule)
  assert.ok(audit.safe)
  assert.equal(shown.get('a1'), null)
})
