import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  betaInterval,
  clopperPearson,
  type Interval,
  rake,
  surveyMean,
  twoProportions,
  vignetteEffect,
  waveChange,
  wilson,
} from './index.ts'

/** Numbers that look random and are the same in every run (Marsaglia's xorshift, 32 bits). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** How often, of `times`, an interval holds the truth. The standard error of that share at 0.95 is 0.22/√times. */
function covered(times: number, truth: number, draw: () => Interval): number {
  let held = 0
  for (let i = 0; i < times; i++) {
    const { low, high } = draw()
    if (low <= truth && truth <= high) held += 1
  }
  return held / times
}

const between = (share: number, low: number, high: number): void =>
  assert.ok(low <= share && share <= high, `${share} is not between ${low} and ${high}`)

/** Answers of 0 and 1 from clusters that differ: `spread` is how far their shares lie on either side of `p`. */
function clusters(random: () => number, p: number, count: number, size: number, spread: number) {
  const values: number[] = []
  const labels: number[] = []
  for (let cluster = 0; cluster < count; cluster++) {
    const own = p + (random() < 0.5 ? spread : -spread)
    for (let i = 0; i < size; i++) {
      values.push(random() < own ? 1 : 0)
      labels.push(cluster)
    }
  }
  return { values, labels }
}

test('a simple sample: Clopper–Pearson never below 95 %, Wilson about it; exact sums, no simulation', () => {
  for (const n of [5, 12, 40, 200])
    for (const p of [0.02, 0.1, 0.35, 0.5]) {
      let binomial = (1 - p) ** n
      const held = { wilson: 0, clopperPearson: 0 }
      for (let x = 0; x <= n; x++) {
        for (const interval of [wilson, clopperPearson]) {
          const { low, high } = interval(x, n)
          if (low <= p && p <= high) held[interval.name as 'wilson' | 'clopperPearson'] += binomial
        }
        binomial *= ((n - x) / (x + 1)) * (p / (1 - p))
      }
      between(held.clopperPearson, 0.95, 1)
      between(held.wilson, 0.83, 1)
    }
})

test('clusters: the beta interval holds the truth where one that forgets clusters does not', () => {
  const random = chance(20250311)
  for (const p of [0.5, 0.2]) {
    const draw = () => clusters(random, p, 24, 15, 0.15)
    between(
      covered(800, p, () => {
        const { values, labels } = draw()
        return betaInterval(surveyMean(values, { clusters: labels }))
      }),
      0.935,
      0.99,
    )
    between(
      covered(800, p, () => {
        const { values } = draw()
        return betaInterval(surveyMean(values))
      }),
      0.6,
      0.91,
    )
  }
})

test('shares within 0 to 1 from few people, as of signs recognised', () => {
  const random = chance(7)
  for (const n of [4, 8, 30])
    between(
      covered(1500, 0.5, () =>
        betaInterval(surveyMean(Array.from({ length: n }, () => Math.round(5 * random()) / 5))),
      ),
      0.935,
      1,
    )
})

test('a rare answer in clusters, where an interval of ± standard errors would miss it far too often', () => {
  const random = chance(99)
  between(
    covered(800, 0.015, () => {
      const { values, labels } = clusters(random, 0.015, 30, 12, 0.01)
      return betaInterval(surveyMean(values, { clusters: labels }))
    }),
    0.94,
    1,
  )
})

test('raked: weights mend who answered, and the interval holds', () => {
  const random = chance(31)
  // Girls answer three times as often and know more: unweighted, the share would be 0.65.
  between(
    covered(600, 0.5, () => {
      const gender = Array.from({ length: 200 }, () => (random() < 0.75 ? 'girl' : 'boy'))
      const values = gender.map((one) => (random() < (one === 'girl' ? 0.8 : 0.2) ? 1 : 0))
      const raked = rake(undefined, [{ name: 'gender', of: gender, targets: { girl: 0.5, boy: 0.5 } }])
      assert.ok(raked.ok)
      return betaInterval(surveyMean(values, raked.value.design))
    }),
    0.93,
    0.98,
  )
})

test('change: two samples, and the same people twice', () => {
  const random = chance(5)
  const yes = (p: number, n: number): number => {
    let count = 0
    for (let i = 0; i < n; i++) if (random() < p) count += 1
    return count
  }
  between(
    covered(3000, 0.1, () =>
      twoProportions({ successes: yes(0.1, 40), n: 40 }, { successes: yes(0.2, 50), n: 50 }),
    ),
    0.935,
    0.975,
  )
  const people = Array.from({ length: 120 }, (_, i) => i)
  between(
    covered(600, 0.15, () => {
      const before = people.map(() => (random() < 0.4 ? 1 : 0))
      const after = before.map((one) => (one === 0 && random() < 0.25 ? 1 : one))
      return waveChange({ values: before, people }, { values: after, people })
    }),
    0.935,
    0.99,
  )
})

test('the smallest gap it could have seen is seen about four times in five', () => {
  const random = chance(12)
  const draw = (gap: number) => {
    const version = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 'boy' : 'girl'))
    const outcome = version.map((one) => (random() < (one === 'girl' ? 0.5 + gap : 0.5) ? 1 : 0))
    return vignetteEffect({ outcome, version, reference: 'boy' }, { clusters: version.map((_, i) => i >> 2) })
  }
  const gap = Array.from({ length: 50 }, () => draw(0)?.smallestGap ?? 0).reduce(
    (sum, one) => sum + one / 50,
    0,
  )
  between(gap, 0.12, 0.16)
  let seen = 0
  for (let i = 0; i < 500; i++) if ((draw(gap)?.riskDifference.p ?? 1) < 0.05) seen += 1
  between(seen / 500, 0.74, 0.86)
})
