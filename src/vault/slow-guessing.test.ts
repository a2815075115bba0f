import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSlowing } from './slow-guessing.ts'

test('wrong tries slow every try, by two seconds at most, and are forgotten', () => {
  let now = 0
  const slowing = openSlowing(() => new Date(now))
  for (let i = 0; i < 20; i++) slowing.wrong()
  assert.equal(slowing.wait(), 0)
  for (let i = 0; i < 10; i++) slowing.wrong()
  assert.equal(slowing.wait(), 500)
  for (let i = 0; i < 1000; i++) slowing.wrong()
  assert.equal(slowing.wait(), 2000)
  now += 3_600_000
  assert.equal(slowing.wait(), 0)
})
