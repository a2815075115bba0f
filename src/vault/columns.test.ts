import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openColumnSealing, SealedElsewhere } from './index.ts'

const key = randomBytes(32)
const column = openColumnSealing(key, 'notes/here')

test('what is closed is opened unchanged, by another process with the same key too, and never looks the same', () => {
  const another = openColumnSealing(Uint8Array.from(key), 'notes/here')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (text, row) => {
      const plain = text.toWellFormed()
      assert.equal(another.open(column.close(plain, row), row), plain)
      assert.notDeepEqual(column.close(plain, row), column.close(plain, row))
    }),
  )
})

test('of another row, column or key, cut short or changed in one bit, it does not open', () => {
  const closed = column.close('They told her to leave him.', 'row-1')
  const refused = (what: ReturnType<typeof openColumnSealing>, bytes: Uint8Array, row = 'row-1') =>
    assert.throws(() => what.open(bytes, row), SealedElsewhere)
  refused(column, closed, 'row-2')
  refused(openColumnSealing(key, 'quotes/here'), closed)
  refused(openColumnSealing(randomBytes(32), 'notes/here'), closed)
  fc.assert(
    fc.property(fc.nat(closed.length * 8 - 1), (bit) => {
      const changed = Buffer.from(closed)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      refused(column, changed)
    }),
  )
  for (const length of [0, 1, 28, closed.length - 1]) refused(column, closed.subarray(0, length))
})

test('a short key is refused', () => {
  assert.throws(() => openColumnSealing(randomBytes(16), 'x'), RangeError)
})
