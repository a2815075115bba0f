import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillIn, unfilled, unknownPlaces } from './fill-in.ts'

test('places are filled, and a part in brackets goes where one of its places is empty', () => {
  const text = 'Call {contact}[ when it opens {opens}] on {number}.'
  assert.equal(
    fillIn(text, { contact: 'X', number: '101', opens: 'at 9' }),
    'Call X when it opens at 9 on 101.',
  )
  assert.equal(fillIn(text, { contact: 'X', number: '101' }), 'Call X on 101.')
  assert.equal(fillIn('Two\n  lines. ', {}), 'Two lines.')
  assert.equal(fillIn('{number}', { number: '$& {text}' }), '$& {text}', 'a value is never read as a pattern')
})

test('what would stay empty, and what nothing can fill', () => {
  assert.deepEqual(unfilled('{number} [{opens}] {text}', { number: '1' }), ['text'])
  assert.deepEqual(unknownPlaces('{number} [{nobody}]'), ['nobody'])
})
