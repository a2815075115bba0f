import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPack } from '../pack/index.ts'
import { contactCard, linkNumbers, opensAgain } from './contact.html.ts'
import { readerOf } from './reader.ts'

const read = await loadPack(join(import.meta.dirname, '../../packs/durham'))
if (!read.ok) throw new Error('The pack cannot be read.')
const pack = read.value
const contactOf = (id: string) => pack.contacts.get(id) ?? assert.fail(id)
const card = (id: string, at: string) =>
  contactCard(readerOf(pack, 'en', new Date(at)), contactOf(id)).text.replace(/\s+/g, ' ')

test('a closed contact says when it opens: today, tomorrow, or on a day', () => {
  const opens = (at: string) =>
    opensAgain(readerOf(pack, 'en', new Date(at)), contactOf('first-contact'))?.replace(/\s+/g, ' ')
  assert.equal(opens('2026-11-23T03:00:00Z'), 'Opens today, 8:30 am.')
  assert.equal(opens('2026-11-23T10:00:00Z'), undefined)
  assert.equal(opens('2026-11-23T20:00:00Z'), 'Opens tomorrow, 8:30 am.')
  assert.equal(opens('2026-11-27T20:00:00Z'), 'Opens Monday 8:30 am.')
  // Half past midnight in summer is still the day before in Greenwich.
  assert.equal(opens('2026-07-01T23:30:00Z'), 'Opens today, 8:30 am.')
})

test('a closed card says who answers now, and an open one nothing of it', () => {
  const night = card('first-contact', '2026-11-23T03:00:00Z')
  assert.match(night, /Closed now\. Opens today/)
  assert.match(night, /Answering now: First Contact, duty officer, <a[^>]+href="tel:03000267979"/)
  assert.match(night, /Say that it cannot wait\./)
  assert.doesNotMatch(card('first-contact', '2026-11-23T10:00:00Z'), /Answering now/)
  assert.doesNotMatch(card('childline', '2026-11-23T03:00:00Z'), /Answering now/)
  assert.match(
    card('act-early', '2026-11-23T03:00:00Z'),
    /Answering now: Durham Constabulary \(police\), <a[^>]+href="tel:101">101<\/a>\./,
  )
})

test('numbers of the contact and of the front door are links, and parts of other numbers are not', () => {
  const linked = (sentence: string) =>
    [
      ...linkNumbers(readerOf(pack, 'en', new Date()), sentence, contactOf('nhs-111')).text.matchAll(
        /href="tel:(\d+)"/g,
      ),
    ].map(([, number]) => number)
  assert.deepEqual(linked('Call 111, not 0800 1111, or First Contact on 03000 267 979.'), [
    '111',
    '03000267979',
  ])
  assert.deepEqual(linked('Call somebody.'), [])
})
