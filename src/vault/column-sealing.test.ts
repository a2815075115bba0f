import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openColumnSealing } from './index.ts'

const key = randomBytes(32)
const column = openColumnSealing(key, 'letter.closed_text')

test('what is closed is opened unchanged, by another process with the same key too, and never looks the same', () => {
  const another = openColumnSealing(Uint8Array.from(key), 'letter.closed_text')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (text, row) => {
      const plain = text.toWellFormed()
      assert.equal(another.unseal(column.seal(plain, row), row), plain)
      assert.notDeepEqual(column.seal(plain, row), column.seal(plain, row))
    }),
  )
})

test('of another row, column or key, cut short or changed in one bit, it does not open', () => {
  const closed = column.seal('They told her to leave him.', 'row-1')
  assert.equal(column.unseal(closed, 'row-2'), null)
  assert.equal(openColumnSealing(key, 'letter.closed_to').unseal(closed, 'row-1'), null)
  assert.equal(openColumnSealing(randomBytes(32), 'letter.closed_text').unseal(closed, 'row-1'), null)
  fc.assert(
    fc.property(fc.nat(closed.length * 8 - 1), (bit) => {
      const changed = Buffer.from(closed)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      assert.equal(column.unseal(changed, 'row-1'), null)
    }),
  )
  for (const length of [0, 1, 28, closed.length - 1])
    assert.equal(column.unseal(closed.subarray(0, length), 'row-1'), null)
})

test('a short key is refused', () => {
  assert.throws(() => openColumnSealing(randomBytes(16), 'x'), RangeError)
})
