import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFlood } from './flood.ts'

test('many from one address are flagged, others not, and with the hour it is forgotten', () => {
  let now = new Date('2026-11-23T10:05:00Z')
  const flood = openFlood(30)
  for (let i = 0; i < 30; i++) assert.equal(flood.counts('192.0.2.1', now), false)
  assert.equal(flood.counts('192.0.2.1', now), true)
  assert.equal(flood.counts('192.0.2.2', now), false)
  now = new Date('2026-11-23T11:00:00Z')
  assert.equal(flood.counts('192.0.2.1', now), false)
})
