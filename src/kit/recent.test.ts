import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Recent } from './recent.ts'

test('what was asked for lately is not made again, and no more than the most is kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.array(fc.nat(30), { maxLength: 200 }), (most, asked) => {
      const recent = new Recent<object>(most)
      const last = new Map<string, object>()
      for (const [i, number] of asked.entries()) {
        const name = String(number)
        let madeNow = false
        const made = recent.get(name, () => {
          madeNow = true
          return {}
        })
        const others = new Set(asked.slice(asked.lastIndexOf(number, i - 1) + 1, i))
        if (last.has(name) && others.size < most / 2 - 1) assert.equal(made, last.get(name))
        if (last.has(name) && others.size > most) assert.equal(madeNow, true)
        last.set(name, made)
      }
    }),
  )
})

test('after it is cleared everything is made again', () => {
  const recent = new Recent<object>(10)
  const one = recent.get('a', () => ({}))
  assert.equal(
    recent.get('a', () => ({})),
    one,
  )
  recent.clear()
  assert.notEqual(
    recent.get('a', () => ({})),
    one,
  )
})
