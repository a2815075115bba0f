import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWordsToAvoid } from './words-to-avoid.ts'

const source = { name: 'Made up' }
const find = findWordsToAvoid({
  avoid: [
    { words: ['drug mule', 'drug mule gang'], say: 'an exploited child', source },
    { words: ["didn't leave", 'why not leave?'], say: 'somebody kept the child there', source },
  ],
  glossary: [],
})
const found = (text: string): string[] => find(text).map(({ words }) => words)

test('whole words, in any case, over line breaks and hyphens', () => {
  assert.deepEqual(found('A Drug\n   Mule.'), ['drug mule'])
  assert.deepEqual(found('a drug-mule'), ['drug mule'])
  assert.deepEqual(found('drug mules; a hard-drug mulepath; antidrug mule'), [])
})

test('either apostrophe, and signs at the end', () => {
  assert.deepEqual(found('She didn’t leave.'), ["didn't leave"])
  assert.deepEqual(found("She didn't leave."), ["didn't leave"])
  assert.deepEqual(found('Ask: why not leave?'), ['why not leave?'])
})

test('of words within words the longer ones are told', () => {
  assert.deepEqual(found('the drug mule gang'), ['drug mule gang'])
})

test('quotations are left alone, what stands beside them is not', () => {
  assert.deepEqual(found('They said “drug mule” and «drug mule» and "drug mule".'), [])
  const [match, ...rest] = find('They said “drug mule”, a drug mule.')
  assert.equal(rest.length, 0)
  assert.equal(match?.nth, 1)
  assert.equal(match?.say, 'an exploited child')
})
