import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../../kit/translate.ts'
import type { Contact } from '../schema/contacts.ts'
import { decide } from './decide.ts'
import { durham, MOMENTS } from './durham.fixture.ts'
import { opens } from './opens.ts'

const WELSH = new Map([
  ['today', 'heddiw'],
  ['tomorrow', 'yfory'],
  ['on {day}', 'ar {day}'],
  ['at {time} {day}', '{day} am {time}'],
])
const desk = durham.contacts.get('lado') as Contact
const says = (at: string, language = 'en') =>
  opens(durham, desk, new Date(at), {
    language,
    t: translator(language === 'cy' ? WELSH : undefined),
  })

test('today, tomorrow, a weekday; nothing while it is open', () => {
  assert.equal(says(MOMENTS.monday10), undefined)
  assert.deepEqual(says('2026-11-23T06:00:00Z'), { time: 'at 08:30 today', day: 'today' })
  assert.deepEqual(says(MOMENTS.monday20), { time: 'at 08:30 tomorrow', day: 'tomorrow' })
  assert.deepEqual(says('2026-11-28T12:00:00Z'), { time: 'at 08:30 on Monday', day: 'on Monday' })
})

test('from a week on with the date, by the clocks of the United Kingdom', () => {
  const closed = {
    ...desk,
    hours: { weekly: [{ days: ['mon'], from: '09:00', to: '10:00' }], bank_holidays: 'closed' },
  }
  const far = opens(durham, closed as Contact, new Date('2026-12-21T12:00:00Z'), {
    language: 'en',
    t: translator(undefined),
  })
  assert.deepEqual(far, { time: 'at 09:00 on Monday 4 January', day: 'on Monday 4 January' })
})

test('in the language of the reader, days and order of words', () => {
  assert.equal(says('2026-11-28T12:00:00Z', 'cy')?.time, 'ar Dydd Llun am 08:30')
  const pack = { ...durham, translations: new Map([['cy', WELSH]]) }
  const asked = {
    teller: 'parent',
    about: 'child',
    at: MOMENTS.monday20,
    significant_harm: 'no',
    worker: 'yes',
  } as const
  const all = JSON.stringify(decide(pack, asked, 'cy'))
  assert.match(all, /yfory am \d\d:\d\d/)
  assert.doesNotMatch(all, /tomorrow/)
})
