import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  betaQuantile,
  chiSquareAbove,
  fAbove,
  normalBelow,
  normalQuantile,
  tAbove,
  tQuantile,
} from './index.ts'
import { more } from './reference/respondents.ts'

const near = (ours: number, theirs: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(ours - theirs) <= tolerance * Math.abs(theirs), `${ours} is not ${theirs}`)

test('what is printed in books', () => {
  // Abramowitz and Stegun 1964, tables 26.1, 26.8, 26.9 and 26.10, to the digits they print.
  near(normalBelow(1), 0.841344746068543, 1e-14)
  near(normalBelow(-3), 0.001349898031630095, 1e-14)
  near(normalQuantile(0.975), 1.959963984540054, 1e-15)
  near(chiSquareAbove(3.84146, 1), 0.05, 1e-5)
  near(chiSquareAbove(18.307, 10), 0.05, 1e-4)
  near(tQuantile(0.975, 10), 2.228, 1e-3)
  near(fAbove(4.1028, 2, 10), 0.05, 1e-4)
  // Closed forms.
  near(tQuantile(0.975, 1), Math.tan(0.475 * Math.PI))
  near(tQuantile(0.975, 2), (0.95 * Math.SQRT2) / Math.sqrt(1 - 0.95 ** 2))
  near(betaQuantile(0.025, 1, 20), 1 - 0.975 ** (1 / 20))
  near(betaQuantile(0.3, 0.5, 0.5), Math.sin(0.15 * Math.PI) ** 2)
  near(chiSquareAbove(7, 2), Math.exp(-3.5))
})

test('R’s, to 1e-12, from shapes of 0.05 to a million and tails of 1e-300', () => {
  for (const { a, b, q, x } of more.beta) near(betaQuantile(q, a, b), x)
  for (const { df, q, x } of more.t) near(tQuantile(q, df), x)
  for (const { df, q, x } of more.t) near(tAbove(-x, df), q)
  for (const { a, b, x, p } of more.f) near(fAbove(x, a, b), p)
  for (const { k, x, p } of more.chi) near(chiSquareAbove(x, k), p)
  for (const { q, x } of more.z) near(normalQuantile(q), x)
  for (const { q, x } of more.z) near(normalBelow(x), q, 1e-11)
})

test('what is no probability is refused', () => {
  for (const p of [-0.1, 1.1, Number.NaN]) {
    assert.throws(() => normalQuantile(p), RangeError)
    assert.throws(() => betaQuantile(p, 2, 3), RangeError)
  }
  assert.throws(() => betaQuantile(0.5, -1, 3), RangeError)
})
