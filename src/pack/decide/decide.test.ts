import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from './decide.ts'
import { durham, MOMENTS } from './durham.fixture.ts'
import { parseFacts } from './parse-facts.ts'

const answer = (facts: object) => {
  const parsed = parseFacts(facts)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return decide(durham, parsed.value)
}

describe('out of hours', () => {
  const urgent = { teller: 'parent', significant_harm: 'yes' }
  test('another contact answers, and the sentence says so', () => {
    assert.equal(answer(urgent).first.contact, 'first-contact')
    const night = answer({ ...urgent, at: MOMENTS.sunday03 }).first
    assert.equal(night.contact, 'first-contact-out-of-hours')
    assert.match(night.how, /03000 267 979.*duty officer/s)
    assert.equal(night.by_when, 'now')
  })
  test('what can wait says when somebody is there again', () => {
    const { first, also } = answer({ teller: 'parent', significant_harm: 'no', at: MOMENTS.friday1645 })
    assert.match(first.how, /when it opens at 08:30 on Monday/)
    const hub = also.find(({ route }) => route === 'early-help')
    assert.match(hub?.how ?? '', /Family Hub when it opens at 08:30 on Monday/)
    assert.equal(hub?.contact, 'first-contact-out-of-hours')
  })
  test('a form can be sent while its office is closed, and a number stands by', () => {
    const { first } = answer({ teller: 'practitioner', about: 'place', at: MOMENTS.sunday03 })
    assert.equal(first.contact, '101')
    assert.match(first.how, /Nobody\s+watches it at night.*telephone 101/s)
  })
})

describe('the words', () => {
  test('999 says how to call without speaking and in British Sign Language', () => {
    assert.match(
      answer({ teller: 'parent', danger: 'now' }).first.how,
      /999.*press 55.*British Sign Language/s,
    )
  })
  test('a trade is given the code word of the police, where they have one', () => {
    const facts = { teller: 'trade', significant_harm: 'yes' } as const
    assert.match(answer(facts).first.how, /“Operation Makesafe”/)
    const { code_word: _, ...police } = durham.partnership.police
    const without = { ...durham, partnership: { ...durham.partnership, police } }
    assert.doesNotMatch(decide(without, facts).first.how, /words|\{|\[/)
  })
  test('a practitioner is told that telling the lead is not enough', () => {
    const lead = answer({ teller: 'practitioner', significant_harm: 'yes' }).also[0]
    assert.equal(lead?.route, 'safeguarding-lead')
    assert.match(lead?.why ?? '', /not enough/)
  })
  test('images: do not pay, do not delete, stop replying; self-harm: NHS 111, option 2', () => {
    const { also } = answer({ teller: 'young-person', images: 'yes', harm: ['self-harm'] })
    const why = (id: string) => also.find(({ route }) => route === id)?.why ?? ''
    assert.match(why('report-remove'), /Do not pay, do not delete, stop replying/)
    assert.match(why('shout'), /NHS 111 and choose option 2/)
  })
  test('another council: its neighbours are named with their numbers', () => {
    assert.match(answer({ teller: 'parent', lives: 'elsewhere' }).first.how, /Gateshead 0191 433 2653/)
  })
})
