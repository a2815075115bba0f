import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killInFlight } from './killed-answers.ts'

/** In milliseconds: each start of a process takes its time where other tests share the cores. */
const PATIENCE = 480_000

test('25 times killed while answers are on their way: none that was acknowledged is lost, and none counts twice', {
  timeout: PATIENCE,
}, async () => {
  const { kills, acknowledged, lost, people, rows } = await killInFlight(25)
  assert.equal(kills, 25)
  assert.equal(lost, 0)
  assert.equal(rows, people)
  assert.equal(acknowledged, people)
})
