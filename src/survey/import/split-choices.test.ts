import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ChoiceSplitter, joinedPieces, joinerIn } from './split-choices.ts'

const OPTIONS = [
  'Money, clothes or phones',
  'Money',
  'Missing school',
  'A, B',
  'A, B, and C',
  'Wears glasses',
]

test('any choices that were joined come apart again, commas of their own and all', () => {
  fc.assert(
    fc.property(
      fc.subarray(OPTIONS),
      fc.constantFrom(', ', ';', '|', '\n'),
      fc.boolean(),
      (chosen, joiner, trailing) => {
        // “A, B” beside “A, B, and C” cannot be told from it by anybody, unless it stands last.
        fc.pre(joiner !== ', ' || !(chosen.includes('A, B') && chosen.includes('A, B, and C')))
        const cell = chosen.join(joiner) + (trailing && chosen.length > 0 ? joiner : '')
        assert.deepEqual(new ChoiceSplitter(OPTIONS, joiner).split(cell), chosen)
      },
    ),
  )
})

test('known options are found in any case and with any apostrophe; what is unknown is cut at the joiner', () => {
  const splitter = new ChoiceSplitter(['Can’t say where, or why'], ', ')
  assert.deepEqual(splitter.split("can't say where, or why, Something else, more"), [
    "can't say where, or why",
    'Something else',
    'more',
  ])
})

test('how choices are joined is seen from the cells', () => {
  assert.equal(joinerIn(['A;B;', 'B;C, d;'], []), ';')
  assert.equal(joinerIn(['Missing school, Wears glasses', 'Wears glasses'], OPTIONS), ', ')
})

test('pieces that only ever stand together are one option', () => {
  const cells = [['Gear', 'kit or gadgets', 'B'], ['B'], ['A', 'Gear', 'kit or gadgets'], ['A', 'b'], ['b']]
  assert.deepEqual(joinedPieces(cells, ', '), ['Gear, kit or gadgets'])
})
