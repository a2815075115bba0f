import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killConcerns } from './killed-concerns.ts'

/** In milliseconds: each start of a process takes its time where other tests share the cores. */
const PATIENCE = 480_000

test('25 times killed, process and database by turns: every acknowledged concern is there whole, none twice, every notice once', {
  timeout: PATIENCE,
}, async () => {
  const told = await killConcerns(25)
  assert.deepEqual(told.kills, { process: 13, database: 12 })
  assert.equal(told.lost, 0)
  assert.equal(told.concerns, told.people)
  assert.equal(told.references, told.people)
  assert.ok(told.notices >= told.people)
  assert.equal(told.letters, told.notices)
  // Mail is delivered at least once, under one Message-ID: counted by it, each letter is there once.
  assert.equal(told.taken, told.notices)
})
