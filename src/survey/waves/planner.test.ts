import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../../questionnaire/index.ts'
import { twoProportions } from '../../statistics/index.ts'
import { answersNeeded } from './planner.ts'

test('as tables of sample sizes have it: 55 to 65 per cent, 80 per cent power', () => {
  // (1.96 + 0.8416)² × (0.55 × 0.45 + 0.65 × 0.35) / 0.1² = 372.8
  assert.equal(answersNeeded({ share: 0.55, gap: 0.1, designEffect: 1 }).answers, 373)
  assert.equal(answersNeeded({ share: 0.55, gap: 0.1, designEffect: 2 }).answers, 746)
})

test('with a wave before of the same size, as many are wanted again; with a small one none suffice', () => {
  const { answers } = answersNeeded({ share: 0.55, gap: 0.1, designEffect: 1, before: 373 })
  assert.ok(answers !== null && Math.abs(answers - 373) <= 1, String(answers))
  assert.equal(answersNeeded({ share: 0.55, gap: 0.1, designEffect: 1, before: 150 }).answers, null)
})

test('so many answers do find the gap four times in five', () => {
  const n = answersNeeded({ share: 0.55, gap: 0.1, designEffect: 1 }).answers ?? 0
  const draw = seeded('power')
  const count = (share: number): number => {
    let yes = 0
    for (let i = 0; i < n; i++) if (draw() < share) yes++
    return yes
  }
  let found = 0
  for (let i = 0; i < 400; i++) {
    const { p } = twoProportions({ successes: count(0.55), n }, { successes: count(0.65), n })
    if (p < 0.05) found++
  }
  assert.ok(found / 400 > 0.74 && found / 400 < 0.86, String(found / 400))
})

test('what cannot be planned is refused', () => {
  for (const plan of [
    { share: 0.95, gap: 0.1, designEffect: 1 },
    { share: 0.5, gap: 0, designEffect: 1 },
    { share: 0.5, gap: 0.1, designEffect: 0.5 },
    { share: Number.NaN, gap: 0.1, designEffect: 1 },
  ])
    assert.throws(() => answersNeeded(plan), RangeError)
})
