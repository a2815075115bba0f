import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FLOOD_FROM, openFlood } from './flood.ts'

test('many from one address are flagged, others not, and with the hour it is forgotten', () => {
  let now = new Date('2026-11-23T10:05:00Z')
  const flood = openFlood(() => now)
  for (let i = 0; i < FLOOD_FROM; i++) assert.equal(flood.counts('192.0.2.1'), false)
  assert.equal(flood.counts('192.0.2.1'), true)
  assert.equal(flood.counts('192.0.2.2'), false)
  now = new Date('2026-11-23T11:00:00Z')
  assert.equal(flood.counts('192.0.2.1'), false)
})
