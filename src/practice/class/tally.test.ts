import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawCode, readCode, spacedCode } from './code.ts'
import { tallyOf } from './tally.ts'

const votes = fc.array(fc.nat(2), { maxLength: 400 })

test('nothing is told of fewer than ten; then tenths that add up to ten, each within a tenth of the share', () => {
  fc.assert(
    fc.property(votes, (cast) => {
      const tally = tallyOf(cast, 3)
      if (cast.length < 10) return assert.equal(tally, null)
      assert.ok(tally)
      assert.equal(tally.of, cast.length - (cast.length % 5))
      assert.equal(
        tally.tenths.reduce((sum, one) => sum + one, 0),
        10,
      )
      for (const [i, tenth] of tally.tenths.entries()) {
        const share = cast.slice(0, tally.of).filter((one) => one === i).length / tally.of
        assert.ok(Math.abs(tenth / 10 - share) < 0.1)
      }
    }),
  )
})

test('between two looks that differ lie five answers at least: the last to answer is never told apart', () => {
  fc.assert(
    fc.property(votes, fc.nat(2), (cast, last) => {
      const before = tallyOf(cast, 3)
      const after = tallyOf([...cast, last], 3)
      if (JSON.stringify(before) !== JSON.stringify(after)) assert.equal((cast.length + 1) % 5, 0)
    }),
  )
})

test('a code is read as it is typed or said, and nothing else is one', () => {
  for (let i = 0; i < 200; i++) {
    const code = drawCode()
    assert.equal(readCode(code), code)
    assert.equal(readCode(` ${spacedCode(code).toLowerCase()}-`), code)
  }
  for (const typed of ['', 'ABC', 'CDFGHJ0', 'CDFGHJKL', 7, null, 'C'.repeat(100), 'ÇDFGHJK'])
    assert.equal(readCode(typed), null)
})
