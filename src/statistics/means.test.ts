import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  betaInterval,
  type Design,
  indexDesign,
  raoScott,
  surveyMean,
  surveyMeans,
  surveyMeansBy,
  twoProportions,
  vignetteEffect,
  waveChange,
} from './index.ts'

test('one respondent, everybody the same, nobody', () => {
  const one = betaInterval(surveyMean([1]))
  assert.ok(Math.abs(one.low - 0.025) < 1e-12 && one.high === 1)
  const same = surveyMean(Array(20).fill(0), { weights: Array(20).fill(3), clusters: [...Array(20).keys()] })
  assert.deepEqual([same.estimate, same.standardError, same.effectiveN], [0, 0, 20])
  assert.ok(Math.abs(betaInterval(same).high - (1 - 0.025 ** (1 / 20))) < 1e-12)
  const shares = betaInterval(surveyMean(Array(9).fill(0.1 + 0.2)))
  assert.ok(shares.low < 0.1 && shares.high > 0.6, 'nine people who agree are still nine people')
  assert.deepEqual(surveyMeans([]), [])
  assert.equal(surveyMean([null, Number.NaN], { weights: [1, 1] }).n, 0)
  assert.equal(surveyMean([1, 0], { weights: [0, 2] }).n, 1)
})

test('unequal weights where all say the same leave Kish’s effective sample size', () => {
  const mean = surveyMean([1, 1, 1], { weights: [1, 1, 4] })
  assert.equal(mean.effectiveN, 2)
})

test('an indexed design and columns of any kind give the same', () => {
  const design: Design = { weights: [1, 2, 3, 4], strata: ['a', 'a', 'b', 'b'], clusters: [1, 2, 1, 2] }
  const frame = indexDesign(design, 4)
  const typed: Design = {
    ...design,
    strata: Int8Array.of(-3, -3, 90, 90),
    clusters: Int32Array.of(1, 2e9, 1, 2e9),
  }
  const lists = [[1, 0, null, 1], Float64Array.of(1, 0, Number.NaN, 1), Float32Array.of(1, 0, Number.NaN, 1)]
  const [first, ...others] = [
    ...lists.map((list) => surveyMean(list, design)),
    ...surveyMeans(lists, frame),
    ...surveyMeansBy(lists, ['x', 'x', 'x', 'x'], frame).means.flat(),
    ...surveyMeans(lists, typed),
  ]
  for (const other of others) assert.deepEqual(other, first)
})

test('what does not fit is refused', () => {
  assert.throws(() => surveyMean([1, 0], { weights: [1] }), /2 respondents, but 1 weights/)
  assert.throws(() => surveyMean([1, 0], { weights: [1, -1] }), /Respondent 2 has the weight -1/)
  assert.throws(() => surveyMean([1, 0], { weights: [1, Number.POSITIVE_INFINITY] }), RangeError)
  assert.throws(() => surveyMean([1, 0], { populationSizes: [1, 1] }), /population size 1/)
  assert.throws(() => surveyMean([1, 0], indexDesign({}, 3)), RangeError)
  assert.throws(() => surveyMeans([[1, 0], [1]]), RangeError)
  assert.throws(() => betaInterval(surveyMean([3, 4])), /within 0 to 1/)
  assert.throws(() => raoScott(['a'], ['x', 'y']), RangeError)
  assert.throws(() => waveChange({ values: [1], people: ['a'] }, { values: [1] }), /people/)
})

test('whole populations are known without error', () => {
  assert.equal(surveyMean([1, 0, 1], { populationSizes: [3, 3, 3] }).standardError, 0)
})

test('change where nobody and everybody said yes', () => {
  const all = twoProportions({ successes: 0, n: 10 }, { successes: 10, n: 10 })
  assert.ok(all.low > 0.5 && all.high === 1 && all.p < 1e-4)
  const none = twoProportions({ successes: 0, n: 10 }, { successes: 0, n: 10 })
  assert.ok(none.p === 1 && none.low < -0.2 && none.high > 0.2)
  const waves = waveChange({ values: Array(10).fill(0) }, { values: Array(10).fill(1) })
  assert.ok(waves.low > 0.5 && waves.high === 1 && waves.p < 1e-3)
  // Newcombe 1998, table II, method 10: 56 of 70 and 48 of 80.
  const printed = twoProportions({ successes: 48, n: 80 }, { successes: 56, n: 70 })
  assert.deepEqual([printed.low.toFixed(4), printed.high.toFixed(4)], ['0.0524', '0.3339'])
})

test('change of a mean that is no share, from one sample to another, is Welch’s spread under Student’s t', () => {
  const change = waveChange({ values: [3, 5, 7, 9] }, { values: [6, 8, 10, 12] })
  assert.ok(Math.abs(change.standardError - Math.sqrt(20 / 3 / 4 + 20 / 3 / 4)) < 1e-12)
  assert.ok(change.low < 0 && change.high > 6)
})

test('a vignette in which all or nobody would act, or one version only', () => {
  const version = ['boy', 'boy', 'boy', 'girl', 'girl', 'girl']
  const told = vignetteEffect({ outcome: [0, 0, 0, 1, 1, 1], version, reference: 'boy' })
  assert.equal(told?.logOdds, null)
  assert.equal(told?.riskDifference.estimate, 1)
  assert.ok((told?.riskDifference.low ?? 1) < 1 && (told?.smallestGap ?? 0) > 0.5)
  assert.equal(
    vignetteEffect({ outcome: [1, null, null, null, null, null], version, reference: 'boy' }),
    null,
  )
  assert.throws(() => vignetteEffect({ outcome: [1, 2, 1, 0, 0, 0], version, reference: 'boy' }), /1 or 0/)
  const three = version.with(0, 'other')
  assert.throws(
    () => vignetteEffect({ outcome: [1, 1, 1, 0, 0, 0], version: three, reference: 'boy' }),
    /two versions/,
  )
})

test('nothing to test: one row, one column, one cluster, nobody', () => {
  assert.equal(raoScott(['a', 'a'], ['x', 'y']), null)
  assert.equal(raoScott(['a', 'b'], ['x', 'y'], { clusters: [1, 1] }), null)
  assert.equal(raoScott([null], ['x']), null)
  assert.equal(raoScott([], []), null)
})
