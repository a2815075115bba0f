import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Recent } from './recent.ts'

test('what was asked for longest ago is made again, and nothing else', () => {
  let made = 0
  const recent = new Recent<number>(2)
  const ask = (name: string) => recent.get(name, () => ++made)
  assert.deepEqual(['a', 'b', 'a', 'b'].map(ask), [1, 2, 1, 2])
  assert.deepEqual(['a', 'c', 'a', 'c'].map(ask), [1, 3, 1, 3])
  assert.deepEqual(['b', 'c', 'a'].map(ask), [4, 3, 5])
  recent.clear()
  assert.equal(ask('a'), 6)
})
