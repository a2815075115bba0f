import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditSuppression, PROFILES, suppress, type Table, tableOf } from '../index.ts'

const { 'fewer-than-10': ten, 'one-to-five': five, 'one-to-seven-rounded': seven } = PROFILES
/** One row of counts and their total. */
const row = (...counts: number[]): Table => ({
  counts: {
    ...Object.fromEntries(counts.map((one, i) => [`${i}`, one])),
    all: counts.reduce((a, b) => a + b, 0),
  },
  sums: [{ total: 'all', parts: counts.map((_, i) => `${i}`) }],
})
const hidden = ({ shown }: Awaited<ReturnType<typeof suppress>>): string[] =>
  [...shown].filter(([, count]) => count === null).map(([cell]) => cell)

test('each profile hides what it says, at its very edges', async () => {
  const small = async (profile: (typeof PROFILES)[keyof typeof PROFILES], count: number): Promise<boolean> =>
    (await suppress({ counts: { one: count }, sums: [] }, profile)).shown.get('one') === null
  const edges = async (profile: (typeof PROFILES)[keyof typeof PROFILES], counts: number[]) =>
    Promise.all(counts.map((count) => small(profile, count)))
  assert.deepEqual(await edges(ten, [0, 1, 9, 10]), [true, true, true, false])
  assert.deepEqual(await edges(five, [0, 1, 5, 6]), [false, true, true, false])
  assert.deepEqual(await edges(seven, [0, 1, 7, 8]), [false, true, true, false])
  const rounded = await suppress({ counts: { a: 8, b: 12, c: 13, d: 0 }, sums: [] }, seven)
  assert.deepEqual(Object.fromEntries(rounded.shown), { a: 10, b: 10, c: 15, d: 0 })
})

test('a small count alone in a row would follow from the total: another is hidden, the smallest', async () => {
  const result = await suppress(row(3, 40, 25, 90), five)
  assert.deepEqual(hidden(result), ['0', '2'])
  assert.deepEqual([[...result.primary], [...result.secondary]], [['0'], ['2']])
  assert.deepEqual(result.audit, { safe: true, cells: [{ cell: '0', low: 1, high: 27, safe: true }] })
})

test('two small counts that bound each other tightly are not enough', async () => {
  // 1 + 1 = 2 is known from the total: both would be.
  const alone = new Map([
    ['0', null],
    ['1', null],
    ['2', 40],
    ['3', 60],
    ['all', 102],
  ])
  const audit = await auditSuppression([row(1, 1, 40, 60)], alone, five)
  assert.deepEqual(
    audit.cells.map(({ low, high, safe }) => [low, high, safe]),
    [
      [1, 1, false],
      [1, 1, false],
    ],
  )
  assert.deepEqual(hidden(await suppress(row(1, 1, 40, 60), five)), ['0', '1', '2'])
})

test('the audit sees what is told across tables: each is safe alone, and together they are not', async () => {
  const area: Table = {
    counts: { all: 100, north: 4, east: 30, south: 66 },
    sums: [{ total: 'all', parts: ['north', 'east', 'south'] }],
  }
  const coast: Table = {
    counts: { shore: 34, north: 4, east: 30 },
    sums: [{ total: 'shore', parts: ['north', 'east'] }],
  }
  const shown = new Map([
    ['all', 100],
    ['north', null],
    ['east', null],
    ['south', 66],
    ['shore', 34],
  ])
  assert.equal((await auditSuppression([area], shown, five)).safe, true)
  const inland: Table = {
    counts: { inland: 96, east: 30, south: 66 },
    sums: [{ total: 'inland', parts: ['east', 'south'] }],
  }
  const together = await auditSuppression([area, coast, inland], new Map([...shown, ['inland', 96]]), five)
  assert.deepEqual(together.cells, [{ cell: 'north', low: 4, high: 4, safe: false }])
  const result = await suppress([area, coast, inland], five)
  assert.ok(result.audit.safe)
})

test('rounding protects too: what a rounded total leaves open needs no more hiding', async () => {
  assert.deepEqual(hidden(await suppress(row(3, 40, 50), seven)), ['0'])
})

test('a percentage is shown only where both its counts are, and from them as they are shown', async () => {
  const result = await suppress(row(3, 40, 25, 90), five)
  assert.equal(result.share('3', 'all'), 90 / 158)
  for (const part of ['0', '2']) assert.equal(result.share(part, 'all'), null)
  assert.equal(result.share('3', '0'), null)
  assert.equal((await suppress(row(42, 53), seven)).share('0', 'all'), 40 / 95)
})

test('tables that contradict each other or themselves are refused', async () => {
  await assert.rejects(
    suppress({ ...row(3, 4), counts: { 0: 3, 1: 4, all: 8 } }, five),
    /sum to 7, and not to 8/,
  )
  await assert.rejects(suppress([row(3, 4), row(4, 3)], five), /“0” is 4 in one table and 3 in another/)
  await assert.rejects(suppress({ counts: { a: 1.5 }, sums: [] }, five), /whole numbers/)
  await assert.rejects(suppress({ counts: { a: 1 }, sums: [{ total: 'a', parts: ['b'] }] }, five), RangeError)
  await assert.rejects(
    auditSuppression(
      [row(3, 40)],
      new Map([
        ['0', null],
        ['1', 50],
        ['all', 43],
      ]),
      five,
    ),
    /contradicts/,
  )
})

test('a table of people by some dimensions has all its margins, named alike in all tables', () => {
  const age = { name: 'age', of: [10, 10, 14] }
  const gender = { name: 'gender', of: ['girl', 'boy', 'girl'] }
  const table = tableOf([gender, age])
  assert.deepEqual(table, tableOf([age, gender]))
  assert.equal(table.counts['age=10, gender=girl'], 1)
  assert.equal(table.counts['age=14, gender=boy'], 0)
  assert.deepEqual([table.counts['age=10'], table.counts['gender=girl'], table.counts.all], [2, 2, 3])
  assert.equal(tableOf([age]).counts['age=10'], table.counts['age=10'])
  for (const { total, parts } of table.sums)
    assert.equal(
      parts.reduce((sum, part) => sum + (table.counts[part] ?? 0), 0),
      table.counts[total],
    )
})

test('linked tables of hundreds of people come out safe under every profile, in short', async () => {
  const size = 400
  const of = (step: number, ...labels: string[]) =>
    Array.from(
      { length: size },
      (_, i) => labels[Math.floor(((i * step) % 97) ** 1.4) % labels.length] as string,
    )
  const [area, age, gender] = [
    of(7, 'n', 'e', 's', 'w', 'x', 'y'),
    of(11, '10', '12', '14', '16'),
    of(23, 'girl', 'boy', 'girl', 'boy', 'other'),
  ]
  const dimension = {
    area: { name: 'area', of: area },
    age: { name: 'age', of: age },
    gender: { name: 'gender', of: gender },
  }
  const tables = [
    tableOf([dimension.area, dimension.age]),
    tableOf([dimension.area, dimension.gender]),
    tableOf([dimension.age, dimension.gender]),
  ]
  for (const profile of [ten, five, seven]) {
    const { audit, primary, secondary, shown } = await suppress(tables, profile)
    assert.ok(audit.safe && primary.size > 0)
    assert.equal(audit.cells.length, primary.size)
    assert.ok(secondary.size + primary.size < shown.size, 'not all is hidden')
  }
})
