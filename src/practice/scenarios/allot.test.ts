import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { TRUTH } from '../../../bench/practice/respondents.ts'
import { simulate } from '../../../bench/practice/simulate.ts'
import { type Allotment, type Allotted, blockOf, openDealer } from './allot.ts'

const anything = fc.record({
  stories: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 6 }),
  factors: fc
    .uniqueArray(fc.constantFrom('gender', 'age', 'ethnicity'), { minLength: 1, maxLength: 3 })
    .map((ids) => ids.map((id) => ({ id, levels: ['one', 'other'] }))),
})

const counts = (block: readonly Allotment[], key: (one: Allotment, place: number) => string): number[] => {
  const found = new Map<string, number>()
  for (const one of block)
    for (const place of one.stories.keys()) found.set(key(one, place), (found.get(key(one, place)) ?? 0) + 1)
  return [...found.values()]
}

test('in each block each story stands in each place, with each level of each factor, equally often', () => {
  fc.assert(
    fc.property(anything, fc.string(), fc.nat(50), (allotted: Allotted, seed, nth) => {
      const block = blockOf(allotted, seed, nth)
      const n = allotted.stories.length
      assert.equal(block.length, n * 2 ** Math.ceil(n / 2))
      for (const { id } of allotted.factors) {
        const cells = counts(
          block,
          ({ stories, children }, place) => `${stories[place]} ${place} ${children[place]?.[id]}`,
        )
        assert.equal(cells.length, n * n * 2, 'every story in every place with both levels')
        assert.equal(new Set(cells).size, 1)
        for (const { children } of block)
          for (let place = 0; place + 1 < n; place += 2)
            assert.notEqual(children[place]?.[id], children[place + 1]?.[id], 'two files in a row: one each')
      }
      assert.deepEqual(blockOf(allotted, seed, nth), block, 'the same seed gives the same block')
    }),
    { numRuns: 60 },
  )
})

test('what is dealt can be dealt again by its seed, and another seed deals otherwise', () => {
  const allotted = { stories: ['a', 'b', 'c', 'd'], factors: [{ id: 'gender', levels: ['girl', 'boy'] }] }
  const dealt = (seed: string) => Array.from({ length: 40 }, openDealer(allotted, seed))
  assert.deepEqual(dealt('x'), dealt('x'))
  assert.notDeepEqual(dealt('x'), dealt('y'))
})

test('without a bias one survey in twenty tells a gap; a bias is recovered and found as often as planned', () => {
  const runs = 1000
  const none = simulate({ ...TRUTH, people: 30 }, 'worry', runs, 'short', 0)
  // Three standard errors of a share of so many runs around 5%: chance passes it once in some hundred seeds.
  assert.ok(none.found > 0.029 && none.found < 0.071, `${none.found} told a gap that is not there`)
  assert.ok(
    Math.abs(none.told / none.spread - 1) < 0.12,
    'the standard error told is the spread of what is found',
  )
  const size = none.smallest
  const some = simulate({ ...TRUTH, people: 30, worryGap: -size }, 'worry', runs, 'short', -size)
  assert.ok(Math.abs(some.meanGap + size) < 0.12 * size, `found ${some.meanGap}, the truth is ${-size}`)
  assert.ok(
    some.found > 0.7 && some.found < 0.85,
    `a gap as large as was planned for is found in ${some.found}`,
  )
})
