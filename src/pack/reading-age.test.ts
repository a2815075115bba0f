import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureReading } from './reading-age.ts'

const plain = measureReading([])

test('it is the Flesch–Kincaid grade plus five', () => {
  // 6 words in 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 + 5.
  assert.ok(Math.abs(plain(['The cat sat on the mat.']).age - 3.55) < 0.001)
  // 4 words in 2 sentences, 8 syllables.
  assert.ok(
    Math.abs(plain(['Winter gardens. Summer windows.']).age - (0.39 * 2 + 11.8 * 2 - 15.59 + 5)) < 0.001,
  )
})

test('texts of one page are measured together; each ends a sentence', () => {
  const { words, longestSentence } = plain([
    'A short title',
    'One. Two words.',
    'A list:\n- the first\n- the second one',
  ])
  assert.equal(words, 13)
  assert.deepEqual(longestSentence, { text: 'A short title', words: 3 })
})

test('terms, names, numbers, addresses and places that are filled in count as one short word', () => {
  const exempt = measureReading(['criminal exploitation', 'Saltmere Safeguarding Children Partnership'])
  assert.equal(
    exempt(['Criminal\nexploitation goes to Saltmere Safeguarding Children Partnership.']).words,
    plain(['It goes to it.']).words,
  )
  assert.equal(plain(['Ring 01632 960 100 or {number} now.']).age, plain(['Ring it or it now.']).age)
  assert.equal(
    plain(['See https://example.org/very/complicated-address now.']).age,
    plain(['See it now.']).age,
  )
  assert.deepEqual(exempt(['Criminal exploitations.']).hardWords, [])
})

test('the hardest words are named, longest first', () => {
  assert.deepEqual(plain(['An unidentified individual and an unidentified area.']).hardWords, [
    'unidentified',
    'individual',
  ])
})

test('nothing to read is not hard to read', () => {
  assert.equal(plain([]).words, 0)
  assert.ok(plain(['']).age <= 5)
})
