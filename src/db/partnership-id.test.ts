import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partnershipId } from './partnership-id.ts'

test('the id of a partnership is always the same, is its own, and is a UUID of version 5', () => {
  assert.equal(partnershipId('durham'), partnershipId('durham'))
  assert.notEqual(partnershipId('durham'), partnershipId('example'))
  assert.match(
    partnershipId('durham'),
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
})
