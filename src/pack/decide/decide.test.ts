import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from './decide.ts'
import { durham, MOMENTS } from './durham.fixture.ts'
import { namingNeighbours } from './neighbours.ts'
import { parseFacts } from './parse-facts.ts'
import { sayTo } from './say-to.ts'

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
  test('the day by which to tell is the day on which they open', () => {
    const worker = { teller: 'practitioner', worker: 'yes' }
    for (const [at, day] of [
      ['2026-11-23T03:00:00Z', 'today'],
      [MOMENTS.monday20, 'tomorrow'],
      [MOMENTS.friday1645, 'on Monday'],
      [MOMENTS.christmasNoon, 'on Tuesday'],
    ] as const) {
      const { first, also } = answer({ ...worker, at })
      assert.match(first.how, new RegExp(`when it opens at 08:30 ${day}\\.`))
      assert.equal(first.by_when, `${day}, when it opens, or now if it cannot wait`)
      assert.equal(also[0]?.route, 'current-worker')
      assert.match(also[0]?.how ?? '', new RegExp(`opens again, at 08:30 ${day}\\.`))
      assert.equal(also[0]?.by_when, `${day}, when the office opens`)
    }
  })
  test('beside, whose hours they are is known where somebody stands in', () => {
    const { also } = answer({ teller: 'parent', significant_harm: 'no', at: MOMENTS.friday1645 })
    const hub = also.find(({ route }) => route === 'early-help')
    assert.deepEqual([hub?.usual, hub?.contact], ['family-hub', 'first-contact-out-of-hours'])
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
  test('a trade is given it too where nobody knows who the child is', () => {
    const { rule, first } = answer({ teller: 'trade', about: 'vehicle', significant_harm: 'yes' })
    assert.equal(rule, 'nobody-found-significant-trade')
    assert.match(first.how, /“Operation Makesafe”/)
  })
  test('a young person is warned of who works with an adult only where the adult works with children', () => {
    const me = { teller: 'young-person', about: 'me', significant_harm: 'no' }
    assert.doesNotMatch(answer(me).first.how, /works/)
    const other = answer({ ...me, adult_works_with_children: 'yes' }).first
    assert.equal(other.route, 'trusted-adult')
    assert.match(other.how, /Not somebody who works with the adult/)
  })
  test('nobody is promised more than is kept: the Family Hub must tell, and the centre asks first', () => {
    const hub = answer({ teller: 'parent', significant_harm: 'no' })
    assert.match(hub.why, /They ask you first\. If a child may be badly hurt, they must tell/)
    const closed = answer({ teller: 'parent', significant_harm: 'no', at: MOMENTS.sunday03 })
    assert.match(closed.also.find(({ route }) => route === 'early-help')?.why ?? '', /they must tell/)
    const me = answer({ teller: 'young-person', about: 'me', significant_harm: 'yes', harm: ['sexual'] })
    assert.match(me.also.find(({ route }) => route === 'sarc')?.why ?? '', /ask you about each thing first/)
  })
  test('a young person is not spoken of as “the child”, nor as “they”', () => {
    for (const facts of [
      { lives: 'elsewhere' },
      { lives: 'elsewhere', significant_harm: 'yes' },
      { age: '18-plus' },
      { worker: 'yes' },
      { significant_harm: 'no', harm: ['criminal'] },
    ])
      for (const at of [MOMENTS.monday10, MOMENTS.sunday03]) {
        const { first, also, why } = answer({ teller: 'young-person', about: 'me', ...facts, at })
        const route = durham.routes.get(first.route)
        assert.ok(route)
        for (const text of [
          first.how,
          why,
          ...also.flatMap((line) => [line.how, line.why]),
          ...[route.name, route.what_happens_next, route.what_to_say].map((each) =>
            sayTo(each, 'young-person'),
          ),
          ...[route.will_they_tell_family, route.will_they_tell_police].map((each) =>
            sayTo(each, 'young-person'),
          ),
        ])
          assert.doesNotMatch(text, /the child\b|They are 18|the person’s/i, first.route)
      }
  })
})

describe('children’s services elsewhere', () => {
  const elsewhere = { teller: 'parent', lives: 'elsewhere' }
  test('neighbours are named with their numbers', () => {
    assert.match(answer(elsewhere).first.how, /Gateshead 0191 433 2653/)
  })
  test('out of hours with those that answer then, and the duty officer for the others', () => {
    for (const at of [MOMENTS.sunday03, MOMENTS.friday1645, MOMENTS.christmasNoon]) {
      const { how, by_when } = answer({ ...elsewhere, significant_harm: 'yes', at }).first
      assert.match(how.split('.')[0] ?? '', /First Contact on 03000 267 979.*the duty officer passes it on/)
      assert.match(how, /Gateshead 0191 477 0844, Sunderland 0191 520 5552, Darlington 01642 524552/)
      assert.doesNotMatch(how, /Northumberland|0191 433 2653|[{}[\]]/)
      assert.equal(by_when, 'now')
    }
    const { how, by_when } = answer({ ...elsewhere, at: MOMENTS.friday1645 }).first
    assert.match(how, /when they open, at 08:30 on Monday; if it cannot wait.*duty officer passes it on\./)
    assert.equal(by_when, 'on Monday, when they open, or now if it cannot wait')
  })
  test('a sentence comes apart into a list that has those without a number too', () => {
    for (const at of [MOMENTS.monday10, MOMENTS.sunday03]) {
      const naming = namingNeighbours(durham, answer({ ...elsewhere, at }).first.how)
      assert.ok(naming)
      assert.match(naming.before, /:$/)
      assert.match(naming.after, /^For any other council/)
      const { number, link } = naming.neighbours.find(({ name }) => name === 'Northumberland') ?? {}
      assert.equal(number, at === MOMENTS.monday10 ? '01670 536400' : undefined)
      assert.match(link ?? '', /^https:/)
    }
    assert.equal(namingNeighbours(durham, 'Telephone First Contact.'), null)
  })
})
