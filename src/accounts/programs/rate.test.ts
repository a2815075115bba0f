import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openRate } from './rate.ts'

test('a program has sixty requests at once and four a second; another has its own', () => {
  let now = 0
  const rate = openRate(() => now)
  for (let i = 0; i < 60; i++) assert.equal(rate.take('one'), null)
  assert.equal(rate.take('one'), 1)
  assert.equal(rate.take('other'), null)
  now += 1000
  for (let i = 0; i < 4; i++) assert.equal(rate.take('one'), null)
  assert.equal(rate.take('one'), 1)
})

test('who guesses keys uses up nobody’s share: a key that was right before goes on', () => {
  let now = 0
  const rate = openRate(() => now)
  rate.right('known')
  for (let i = 0; i < 100; i++) rate.wrong()
  assert.equal(rate.mayGuess('unknown'), false)
  assert.equal(rate.mayGuess('known'), true)
  assert.equal(rate.take('program'), null)
  now += 1000
  assert.equal(rate.mayGuess('unknown'), true)
})
