import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../questionnaire/index.ts'
import { normalQuantile } from './distributions.ts'
import { mantelHaenszel, type Stratum } from './index.ts'

type Row = readonly [number, number, number, number]
const strataOf = (rows: readonly Row[]): Stratum[] =>
  rows.map(([yes, no, otherYes, otherNo]) => ({
    one: { successes: yes, n: yes + no },
    other: { successes: otherYes, n: otherYes + otherNo },
  }))

/** Thirteen trials of a vaccine against tuberculosis (Colditz and others 1994): infected and not, vaccinated and not. */
const BCG: readonly Row[] = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
]
/** Admission to six departments of Berkeley by sex (Bickel, Hammel and O’Connell 1975). */
const BERKELEY: readonly Row[] = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
]
const near = (ours: number, theirs: number, tolerance = 1e-9): void =>
  assert.ok(Math.abs(ours - theirs) <= tolerance * Math.abs(theirs), `${ours} is not ${theirs}`)

test('estimate and Sato’s standard error are those of R’s metafor for the BCG trials', () => {
  const { estimate, standardError, n } = mantelHaenszel(strataOf(BCG))
  near(estimate, -3.288181832613e-3)
  near(standardError, 2.866567485273736e-4)
  assert.deepEqual(n, { one: 191064, other: 166283 })
})

test('the test is R’s mantelhaen.test without correction; and in Berkeley the departments explain the gap', () => {
  const stratified = mantelHaenszel(strataOf(BERKELEY))
  near(stratified.p, 0.21692369705552)
  assert.ok(stratified.low < 0 && stratified.high > 0)
  const sum = BERKELEY.reduce<[number, number, number, number]>(
    ([a, b, c, d], [e, f, g, h]) => [a + e, b + f, c + g, d + h],
    [0, 0, 0, 0],
  )
  assert.ok(mantelHaenszel(strataOf([sum])).low > 0.1, 'all departments together show a gap of 14 points')
  near(
    mantelHaenszel(
      strataOf([
        [8, 98, 5, 115],
        [22, 76, 16, 69],
      ]),
    ).p,
    0.27504730378471,
  )
})

test('the ends are where the difference is as far from the estimate as its own variance allows (Klingenberg 2014)', () => {
  const rows: Row[] = [
    [21, 20, 2, 10],
    [14, 17, 12, 22],
    [11, 12, 9, 7],
  ]
  const found = mantelHaenszel(strataOf(rows))
  // By the published definitions, without the closed form.
  const parts = rows.map(([a, b, c, d]) => {
    const [n1, n2] = [a + b, c + d]
    const all = n1 + n2
    return {
      w: (n1 * n2) / all,
      p: (n1 ** 2 * c - n2 ** 2 * a + (n1 * n2 * (n2 - n1)) / 2) / all ** 2,
      q: (a * (n2 - c) + c * (n1 - a)) / (2 * all),
    }
  })
  const sum = (of: 'w' | 'p' | 'q') => parts.reduce((all, part) => all + part[of], 0)
  const distance = (at: number) =>
    Math.abs(found.estimate - at) / (Math.sqrt(at * sum('p') + sum('q')) / sum('w'))
  near(distance(found.low), normalQuantile(0.975))
  near(distance(found.high), normalQuantile(0.975))
  near(found.shares.one - found.shares.other, found.estimate)
})

test('95 of 100 intervals hold the truth, also in strata of four', () => {
  const draw = seeded('strata')
  let held = 0
  const runs = 700
  for (let run = 0; run < runs; run++) {
    const strata = Array.from({ length: 25 }, (_, k): Stratum => {
      const base = 0.2 + 0.4 * (k / 25)
      const count = (n: number, share: number) => ({
        n,
        successes: Array.from({ length: n }, () => draw() < share).filter(Boolean).length,
      })
      return { one: count(1 + (k % 3), base + 0.2), other: count(3 - (k % 3), base) }
    })
    const { low, high } = mantelHaenszel(strata)
    if (low <= 0.2 && high >= 0.2) held++
  }
  assert.ok(held / runs > 0.935 && held / runs < 0.97, String(held / runs))
})

test('groups that are nowhere together tell nothing; all and none have a width; what cannot be is refused', () => {
  const apart = mantelHaenszel(
    strataOf([
      [3, 4, 0, 0],
      [0, 0, 5, 6],
    ]),
  )
  assert.ok(Number.isNaN(apart.estimate) && Number.isNaN(apart.smallestGap))
  assert.deepEqual([apart.low, apart.high, apart.n.one], [-1, 1, 0])
  const none = mantelHaenszel(strataOf([[0, 12, 0, 9]]))
  assert.equal(none.p, 1)
  const allOfOne = mantelHaenszel(strataOf([[12, 0, 0, 9]]))
  assert.ok(allOfOne.low > 0.4 && allOfOne.low < 1 && allOfOne.high === 1)
  assert.throws(
    () => mantelHaenszel([{ one: { successes: 3, n: 2 }, other: { successes: 0, n: 1 } }]),
    RangeError,
  )
})
