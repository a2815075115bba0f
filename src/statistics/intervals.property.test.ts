import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  benjaminiHochberg,
  betaInterval,
  clopperPearson,
  type Design,
  holm,
  krippendorffAlpha,
  surveyMean,
  twoProportions,
  waveChange,
  wilson,
} from './index.ts'

const runs = { numRuns: 200 }
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true })
const share = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

for (const interval of [wilson, clopperPearson])
  test(`${interval.name}: holds the estimate, stays within 0 to 1, mirrors, and narrows with n`, () => {
    fc.assert(
      fc.property(share, level, fc.integer({ min: 2, max: 9 }), ([x, n], within, times) => {
        const { estimate, low, high } = interval(x, n, within)
        assert.ok(0 <= low && low <= estimate && estimate <= high && high <= 1)
        assert.ok(low < high, 'however many say the same, something else is possible')
        assert.equal(low === 0, x === 0)
        assert.equal(high === 1, x === n)
        const mirror = interval(n - x, n, within)
        assert.ok(Math.abs(mirror.low - (1 - high)) < 1e-12 && Math.abs(mirror.high - (1 - low)) < 1e-12)
        const more = interval(x * times, n * times, within)
        assert.ok(more.high - more.low < high - low)
        const wider = interval(x, n, (1 + within) / 2)
        assert.ok(wider.low <= low && wider.high >= high)
      }),
      runs,
    )
  })

test('nobody: nothing is known; impossible counts are refused', () => {
  for (const interval of [wilson, clopperPearson]) {
    assert.deepEqual(interval(0, 0), { estimate: Number.NaN, low: 0, high: 1 })
    for (const [x, n] of [
      [3, 2],
      [-1, 2],
      [0, -1],
      [Number.NaN, 5],
      [1, Number.POSITIVE_INFINITY],
    ] as const)
      assert.throws(() => interval(x, n), RangeError)
    for (const wrong of [0, 1, 95, Number.NaN]) assert.throws(() => interval(1, 2, wrong), RangeError)
  }
  const nobody = betaInterval(surveyMean([null, null]))
  assert.deepEqual(nobody, { estimate: Number.NaN, low: 0, high: 1 })
  assert.equal(surveyMean([]).n, 0)
  assert.deepEqual(betaInterval(surveyMean([1, 1], { clusters: ['one', 'one'] })), {
    estimate: 1,
    low: 0,
    high: 1,
  })
})

/** Answers of shares or of yes and no, with a design of unequal weights in strata and clusters. */
const sample = fc
  .record({ size: fc.integer({ min: 2, max: 60 }), yesOrNo: fc.boolean() })
  .chain(({ size, yesOrNo }) => {
    const each = <One>(one: fc.Arbitrary<One>) => fc.array(one, { minLength: size, maxLength: size })
    // A share is of what was asked: never so near 0 that its square is none.
    const ofAThousand = fc.integer({ min: 0, max: 1000 }).map((count) => count / 1000)
    const answer = yesOrNo ? fc.constantFrom(0, 1) : ofAThousand
    return fc.record({
      values: each(fc.option(answer, { freq: 8 })),
      weights: each(fc.double({ min: 0.1, max: 20, noNaN: true })),
      strata: each(fc.constantFrom('north', 'south')),
      clusters: each(fc.integer({ min: 1, max: 9 })),
    })
  })

test('beta interval: of any sample, holds the estimate and stays within 0 to 1', () => {
  fc.assert(
    fc.property(sample, level, ({ values, ...design }, within) => {
      for (const one of [design, { weights: design.weights }, undefined] as (Design | undefined)[]) {
        const mean = surveyMean(values, one)
        if (mean.n === 0) continue
        const { estimate, low, high } = betaInterval(mean, within)
        assert.ok(
          0 <= low && low <= estimate + 1e-12 && estimate <= high + 1e-12 && high <= 1,
          `${low} ${estimate} ${high}`,
        )
        assert.ok(low < high)
      }
    }),
    runs,
  )
})

test('a simple sample has the exact interval of its count', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 200 }), (values) => {
      const successes = values.filter(Boolean).length
      const [ours, exact] = [betaInterval(surveyMean(values)), clopperPearson(successes, values.length)]
      assert.ok(Math.abs(ours.low - exact.low) < 1e-9 && Math.abs(ours.high - exact.high) < 1e-9)
    }),
    runs,
  )
})

test('a mean does not depend on the order of people, the names of groups, or the unit of weights', () => {
  fc.assert(
    fc.property(sample, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ values, ...design }, unit) => {
      const order = values
        .map((_, i) => i)
        .sort((a, b) => (design.weights[a] as number) - (design.weights[b] as number))
      const turn = <One>(list: readonly One[]): One[] => order.map((i) => list[i] as One)
      const one = surveyMean(values, design)
      const other = surveyMean(turn(values), {
        weights: turn(design.weights).map((weight) => weight * unit),
        strata: turn(design.strata).map((name) => `the ${name}`),
        clusters: turn(design.clusters).map((number) => number + 1_000_000),
      })
      for (const key of ['estimate', 'standardError', 'effectiveN'] as const) {
        const [a, b] = [one[key], other[key]]
        assert.ok(
          Object.is(a, b) || Math.abs(a - b) <= 1e-6 * Math.max(1e-3, Math.abs(a)),
          `${key}: ${a}, ${b}`,
        )
      }
      assert.deepEqual([one.n, one.degreesOfFreedom], [other.n, other.degreesOfFreedom])
    }),
    runs,
  )
})

test('adjusted p-values: never below their own, at most 1, in the same order, Holm’s the larger', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (p) => {
        const [strict, mild] = [holm(p), benjaminiHochberg(p)]
        for (const [i, one] of p.entries()) {
          const [a, b] = [strict[i] as number, mild[i] as number]
          assert.ok(one <= b + 1e-15 && b <= a + 1e-15 && a <= 1)
          for (const [j, other] of p.entries()) if (one < other) assert.ok(a <= (strict[j] as number))
        }
      },
    ),
    runs,
  )
  assert.deepEqual(holm([]), [])
  assert.throws(() => holm([0.5, 2]), RangeError)
})

test('change: within −1 to 1, holds the difference, is turned round with the waves, is none for the same people', () => {
  fc.assert(
    fc.property(share, share, ([x, n], [y, m]) => {
      const change = twoProportions({ successes: x, n }, { successes: y, n: m })
      assert.ok(-1 <= change.low && change.low <= change.estimate)
      assert.ok(change.estimate <= change.high && change.high <= 1 && change.low < change.high)
      const back = twoProportions({ successes: y, n: m }, { successes: x, n })
      assert.ok(Math.abs(back.low + change.high) < 1e-12 && Math.abs(back.p - change.p) < 1e-12)
    }),
    runs,
  )
  fc.assert(
    fc.property(sample, ({ values, ...design }) => {
      const change = waveChange({ values, design }, { values, design })
      if (change.before.n === 0) return
      assert.ok(change.estimate === 0 && change.standardError < 1e-7 && change.p === 1)
    }),
    runs,
  )
})

test('alpha: 1 where all agree, the same for any order of raters and units, null where there is nothing to say', () => {
  const rating = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 })
  const table = fc
    .integer({ min: 2, max: 12 })
    .chain((units) =>
      fc.array(fc.array(rating, { minLength: units, maxLength: units }), { minLength: 2, maxLength: 4 }),
    )
  fc.assert(
    fc.property(table, fc.constantFrom('nominal', 'ordinal', 'interval'), (ratings, metric) => {
      const alpha = krippendorffAlpha(ratings, metric)
      const turned = krippendorffAlpha(
        ratings.toReversed().map((ofRater) => ofRater.toReversed()),
        metric,
      )
      assert.ok(alpha === turned || Math.abs((alpha ?? 2) - (turned ?? 2)) < 1e-9)
      assert.ok(alpha === null || alpha <= 1)
      const agreed = krippendorffAlpha([ratings[0] ?? [], ratings[0] ?? []], metric)
      assert.ok(agreed === null || Math.abs(agreed - 1) < 1e-12)
    }),
    runs,
  )
  assert.equal(
    krippendorffAlpha(
      [
        [1, 1],
        [1, 1],
      ],
      'nominal',
    ),
    null,
  )
  assert.equal(
    krippendorffAlpha(
      [
        [1, null],
        [null, 1],
      ],
      'nominal',
    ),
    null,
  )
  assert.throws(() => krippendorffAlpha([['a'], ['b']], 'ordinal'), RangeError)
})
