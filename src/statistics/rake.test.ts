import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Margin, type RakeOptions, rake, surveyMean } from './index.ts'
import { margins, weighted } from './reference/respondents.ts'

const where = (list: readonly Margin[], options?: RakeOptions, design = {}): string[] => {
  const result = rake(design, list, options)
  assert.ok(!result.ok, 'it should not be possible')
  return result.faults.map((fault) => `${fault.where}: ${fault.what} ${fault.right ?? ''}`)
}
const reach = (list: readonly Margin[], weights: Float64Array): void => {
  for (const { of, targets } of list)
    for (const [category, target] of Object.entries(targets)) {
      const sum = weights.reduce((all, one, i) => (String(of[i]) === category ? all + one : all), 0)
      assert.ok(Math.abs(sum - target) <= 1e-9 * target, `${category}: ${sum}, not ${target}`)
    }
}

test('all margins are met, whatever the sample was like', () => {
  const size = 80
  const people = <One>(one: fc.Arbitrary<One>) => fc.array(one, { minLength: size, maxLength: size })
  fc.assert(
    fc.property(
      people(fc.constantFrom('girl', 'boy')),
      people(fc.constantFrom(10, 14, 17)),
      people(fc.double({ min: 0.2, max: 5, noNaN: true })),
      fc.double({ min: 0.2, max: 0.8, noNaN: true }),
      (gender, age, weights, girls) => {
        fc.pre(
          [10, 14, 17].every((one) =>
            ['girl', 'boy'].every((g) => age.some((a, i) => a === one && gender[i] === g)),
          ),
        )
        const list = [
          { name: 'gender', of: gender, targets: { girl: girls * 900, boy: (1 - girls) * 900 } },
          { name: 'age', of: age, targets: { 10: 200, 14: 300, 17: 400 } },
        ]
        const result = rake({ weights }, list)
        assert.ok(result.ok)
        reach(list, result.value.weights)
        assert.ok(result.value.designEffect >= 1 && result.value.effectiveN <= size)
        // An item that the margins explain wholly is known without error.
        const known = surveyMean(
          gender.map((one) => (one === 'girl' ? 1 : 0)),
          result.value.design,
        )
        assert.ok(Math.abs(known.estimate - girls) < 1e-9 && known.standardError < 1e-9)
      },
    ),
    { numRuns: 60 },
  )
})

test('trimmed: no weight is above the largest allowed, and the margins are met all the same', () => {
  const free = rake(weighted, margins)
  assert.ok(free.ok)
  const mean = 10_000 / 640
  const largest = Math.max(...free.value.weights) / mean
  const trimmed = rake(weighted, margins, { atMost: largest * 0.9 })
  assert.ok(trimmed.ok && trimmed.value.trimmed > 0)
  assert.ok(Math.max(...trimmed.value.weights) <= largest * 0.9 * mean * (1 + 1e-9))
  reach(margins, trimmed.value.weights)
  assert.ok(trimmed.value.designEffect < free.value.designEffect)
})

test('margins that cannot be met are said, all that can be told at once, without anybody’s words', () => {
  const of = ['a', 'a', 'b', 'c', 'something personal']
  assert.deepEqual(
    where([
      { name: 'age', of, targets: { a: 10, b: 10, c: -1, d: 5 } },
      { name: 'area', of: [1, 1, 1, 2, 2], targets: { 1: 20, 2: 30 } },
    ]),
    [
      'age/c: The target is -1. It must be a finite number, not below 0.',
      'age/d: The target is 5, but no respondent is in this category. Join it to another category.',
      'age: Respondents without a target: 1, in categories: 1. Give each category a target, or leave those respondents out.',
      'area: Its targets sum to 50, those of age to 24. All margins describe the same people: their totals must agree, and be above 0.',
    ],
  )
  // Every girl is ten years old: there cannot be more ten-year-olds than girls make up, and fewer of both.
  const contradiction = where([
    { name: 'gender', of: ['girl', 'girl', 'boy', 'boy'], targets: { girl: 60, boy: 40 } },
    { name: 'age', of: [10, 10, 10, 14], targets: { 10: 50, 14: 50 } },
  ])
  assert.equal(contradiction.length, 1)
  assert.match(contradiction[0] ?? '', /cannot be met together with the other margins.*Join categories/)
  assert.match(
    where(margins, { atMost: 1.01 })[0] ?? '',
    /no weight may be above 1.01 times the mean.*Allow larger/,
  )
  assert.match(where(margins, { atMost: 0.5 })[0] ?? '', /atMost.*must be 1 or more/)
  assert.match(where([])[0] ?? '', /no margin/)
  assert.match(where([{ name: 'age', of: [], targets: {} }])[0] ?? '', /nobody/)
})

test('labels and weights of another length are refused', () => {
  assert.throws(() => rake({ weights: [1] }, [{ name: 'a', of: ['x', 'x'], targets: { x: 1 } }]), RangeError)
  const two = [
    { name: 'a', of: ['x', 'x'], targets: { x: 1 } },
    { name: 'b', of: ['y'], targets: { y: 1 } },
  ]
  assert.throws(() => rake({}, two), RangeError)
})
