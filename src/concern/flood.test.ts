import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FLOOD_FROM, openFlood } from './flood.ts'
import { openSlowing } from './return/slow-guessing.ts'

test('many from one address are flagged, others not, and with the hour it is forgotten', () => {
  let now = new Date('2026-11-23T10:05:00Z')
  const flood = openFlood(() => now)
  for (let i = 0; i < FLOOD_FROM; i++) assert.equal(flood.counts('192.0.2.1'), false)
  assert.equal(flood.counts('192.0.2.1'), true)
  assert.equal(flood.counts('192.0.2.2'), false)
  now = new Date('2026-11-23T11:00:00Z')
  assert.equal(flood.counts('192.0.2.1'), false)
})

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
