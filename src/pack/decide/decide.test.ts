import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Facts } from '../facts.ts'
import { decide } from './decide.ts'
import { durham, MOMENTS } from './durham.fixture.ts'
import { parseFacts } from './parse-facts.ts'

const answer = (facts: object) => {
  const parsed = parseFacts(facts)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return decide(durham, parsed.value)
}

type Case = readonly [facts: Partial<Facts>, first: string, also: string, form?: string]

/** Facts, the first answer, everything beside it (in any order), the form. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  '1 danger now': [
    [{ teller: 'parent', danger: 'now' }, 'emergency', 'nspcc'],
    [{ teller: 'trade', danger: 'now', missing: 'yes', significant_harm: 'yes' }, 'emergency', 'nspcc'],
    [{ teller: 'young-person', danger: 'now', about: 'me', at: MOMENTS.sunday03 }, 'emergency', 'childline'],
    [{ teller: 'community', danger: 'now', about: 'vehicle' }, 'emergency', 'information-sharing'],
    [{ teller: 'practitioner', danger: 'now', age: '18-plus', worker: 'yes' }, 'emergency', ''],
  ],
  '2 missing': [
    [{ teller: 'young-person', missing: 'yes', about: 'me' }, 'safecall', 'childline'],
    [{ teller: 'young-person', missing: 'yes', about: 'me', at: MOMENTS.monday20 }, 'safecall', 'childline'],
    [{ teller: 'young-person', missing: 'yes', about: 'me', at: MOMENTS.sunday03 }, 'childline', ''],
    [{ teller: 'young-person', missing: 'yes', about: 'child' }, 'missing', 'childline'],
    [{ teller: 'parent', missing: 'yes', significant_harm: 'yes' }, 'missing', 'nspcc'],
    [{ teller: 'practitioner', missing: 'yes', worker: 'yes' }, 'missing', ''],
    [{ teller: 'parent', missing: 'yes', age: '18-plus' }, 'missing', ''],
  ],
  '3 not a child, or not from here': [
    [{ teller: 'parent', age: '18-plus' }, 'adult-safeguarding', ''],
    [
      { teller: 'young-person', about: 'me', age: '18-plus' },
      'adult-safeguarding',
      'childline first-contact',
    ],
    [{ teller: 'practitioner', age: '18-plus', lives: 'elsewhere' }, 'adult-safeguarding', ''],
    [{ teller: 'community', child_known: 'yes', lives: 'elsewhere' }, 'neighbour', 'first-contact nspcc'],
    [{ teller: 'practitioner', lives: 'elsewhere', significant_harm: 'yes' }, 'neighbour', 'first-contact'],
    [
      { teller: 'practitioner', lives: 'elsewhere', adult_works_with_children: 'yes' },
      'neighbour',
      'first-contact',
    ],
  ],
  '4 the adult works with children': [
    [{ teller: 'practitioner', adult_works_with_children: 'yes' }, 'lado', ''],
    [
      { teller: 'practitioner', adult_works_with_children: 'yes', worker: 'yes', lead: 'available' },
      'lado',
      '',
    ],
    [
      { teller: 'practitioner', adult_works_with_children: 'yes', significant_harm: 'yes' },
      'first-contact',
      'lado',
      'safeguarding-referral',
    ],
    [
      {
        teller: 'practitioner',
        adult_works_with_children: 'yes',
        significant_harm: 'yes',
        harm: ['sexual'],
        lead: 'available',
      },
      'first-contact',
      'lado police-non-emergency sarc',
      'safeguarding-referral',
    ],
    [
      { teller: 'parent', adult_works_with_children: 'yes' },
      'first-contact',
      'parent-support lado nspcc',
      'worry',
    ],
    [
      { teller: 'community', about: 'adult', adult_works_with_children: 'yes' },
      'information-sharing',
      'lado crimestoppers',
      'worry',
    ],
    [
      {
        teller: 'young-person',
        about: 'me',
        adult_works_with_children: 'yes',
        safe_adult: 'yes',
        significant_harm: 'no',
      },
      'trusted-adult',
      'childline lado',
      'worry',
    ],
  ],
  '5 a the child already has a worker': [
    [{ teller: 'parent', child_known: 'yes', worker: 'yes' }, 'current-worker', 'nspcc'],
    [{ teller: 'practitioner', child_known: 'yes', worker: 'yes', lead: 'available' }, 'current-worker', ''],
    [{ teller: 'young-person', about: 'me', worker: 'yes' }, 'current-worker', 'childline'],
    [
      { teller: 'parent', worker: 'yes', significant_harm: 'yes', harm: ['sexual'] },
      'current-worker',
      'first-contact nspcc',
    ],
    [{ teller: 'practitioner', worker: 'yes', at: MOMENTS.friday1645 }, 'first-contact', 'current-worker'],
    [
      { teller: 'practitioner', worker: 'yes', significant_harm: 'yes', at: MOMENTS.christmasNoon },
      'first-contact',
      'current-worker',
    ],
    [
      { teller: 'practitioner', worker: 'yes', at: '2026-07-01T08:00:00+01:00' },
      'first-contact',
      'current-worker',
    ],
    [{ teller: 'practitioner', worker: 'yes', at: '2026-07-01T07:45:00Z' }, 'current-worker', ''],
    // A friend's or a neighbour's worker is not theirs to call.
    [
      { teller: 'young-person', about: 'child', worker: 'yes', significant_harm: 'no' },
      'trusted-adult',
      'childline',
      'worry',
    ],
    [{ teller: 'community', child_known: 'yes', worker: 'yes' }, 'first-contact', 'nspcc', 'worry'],
  ],
  '5 b significant harm': [
    [
      { teller: 'trade', child_known: 'yes', significant_harm: 'yes', harm: ['sexual'] },
      'police-non-emergency',
      'first-contact nspcc',
      'worry',
    ],
    [{ teller: 'parent', significant_harm: 'yes' }, 'first-contact', 'nspcc', 'worry'],
    [
      { teller: 'community', significant_harm: 'yes', harm: ['violence'] },
      'first-contact',
      'police-non-emergency nspcc',
      'worry',
    ],
    [
      { teller: 'young-person', about: 'me', significant_harm: 'yes', harm: ['sexual'], safe_adult: 'no' },
      'first-contact',
      'police-non-emergency sarc childline',
      'worry',
    ],
    [
      { teller: 'practitioner', significant_harm: 'yes', lead: 'available' },
      'first-contact',
      'safeguarding-lead',
      'safeguarding-referral',
    ],
    [
      { teller: 'practitioner', significant_harm: 'yes', harm: ['criminal'], at: MOMENTS.sunday03 },
      'first-contact',
      'safeguarding-lead police-non-emergency nrm',
      'safeguarding-referral',
    ],
    [
      { teller: 'parent', significant_harm: 'yes', harm: ['radicalisation'] },
      'first-contact',
      'prevent nspcc',
      'worry',
    ],
  ],
  '5 c a practitioner otherwise': [
    [
      { teller: 'practitioner', child_known: 'yes', lead: 'available', significant_harm: 'unsure' },
      'safeguarding-lead',
      'early-help first-contact',
      'exploitation-assessment',
    ],
    [
      { teller: 'practitioner', child_known: 'yes', lead: 'unavailable' },
      'first-contact',
      'early-help',
      'exploitation-assessment',
    ],
    [
      { teller: 'practitioner', child_known: 'yes', lead: 'none' },
      'first-contact',
      'early-help',
      'exploitation-assessment',
    ],
    [
      { teller: 'practitioner', lead: 'me', significant_harm: 'no' },
      'first-contact',
      'early-help',
      'exploitation-assessment',
    ],
    [{ teller: 'practitioner' }, 'first-contact', 'early-help', 'exploitation-assessment'],
    [
      { teller: 'practitioner', lead: 'available', at: MOMENTS.sunday03 },
      'safeguarding-lead',
      'early-help first-contact',
      'exploitation-assessment',
    ],
  ],
  '5 d this child’s parent otherwise': [
    [{ teller: 'parent' }, 'first-contact', 'parent-support nspcc', 'worry'],
    [{ teller: 'parent', significant_harm: 'unsure' }, 'first-contact', 'parent-support nspcc', 'worry'],
    [{ teller: 'parent', significant_harm: 'no' }, 'early-help', 'parent-support nspcc'],
    [
      { teller: 'parent', significant_harm: 'no', at: MOMENTS.monday20 },
      'first-contact',
      'early-help parent-support nspcc',
    ],
    [
      { teller: 'parent', significant_harm: 'no', harm: ['criminal'] },
      'early-help',
      'parent-support safecall nspcc',
    ],
  ],
  '5 e a young person otherwise': [
    [{ teller: 'young-person', about: 'me', significant_harm: 'no' }, 'trusted-adult', 'childline', 'worry'],
    [{ teller: 'young-person', about: 'me' }, 'trusted-adult', 'childline first-contact', 'worry'],
    [
      { teller: 'young-person', about: 'child', significant_harm: 'unsure' },
      'trusted-adult',
      'childline first-contact',
      'worry',
    ],
    [
      { teller: 'young-person', significant_harm: 'no', harm: ['online'] },
      'trusted-adult',
      'childline first-contact',
      'worry',
    ],
    [
      { teller: 'young-person', significant_harm: 'no', harm: ['unsure'] },
      'trusted-adult',
      'childline',
      'worry',
    ],
    [{ teller: 'young-person', safe_adult: 'no' }, 'childline', 'first-contact', 'worry'],
    [
      { teller: 'young-person', safe_adult: 'unknown', significant_harm: 'no' },
      'trusted-adult',
      'childline',
      'worry',
    ],
  ],
  '5 f anybody else': [
    [{ teller: 'community', child_known: 'yes' }, 'first-contact', 'nspcc', 'worry'],
    [{ teller: 'trade', about: 'child', significant_harm: 'no' }, 'first-contact', 'nspcc', 'worry'],
  ],
  '6 no child who can be found': [
    [
      { teller: 'community', child_known: 'no', significant_harm: 'yes' },
      'police-non-emergency',
      'crimestoppers',
      'worry',
    ],
    [
      { teller: 'practitioner', child_known: 'no', significant_harm: 'yes', known_of: ['adult'] },
      'police-non-emergency',
      'information-sharing',
      'information-sharing',
    ],
    [{ teller: 'practitioner', about: 'place' }, 'information-sharing', '', 'information-sharing'],
    [{ teller: 'trade', about: 'adult' }, 'information-sharing', 'crimestoppers', 'worry'],
    [{ teller: 'young-person', about: 'online' }, 'information-sharing', 'crimestoppers childline', 'worry'],
    [{ teller: 'parent', about: 'group', worker: 'yes' }, 'information-sharing', 'crimestoppers', 'worry'],
    [
      { teller: 'community', about: 'child', child_known: 'no' },
      'information-sharing',
      'crimestoppers',
      'worry',
    ],
    [
      { teller: 'community', about: 'place', child_known: 'yes' },
      'first-contact',
      'information-sharing nspcc',
      'worry',
    ],
    [
      { teller: 'trade', about: 'vehicle', at: MOMENTS.sunday03 },
      'information-sharing',
      'crimestoppers',
      'worry',
    ],
  ],
  '7 beside': [
    [
      { teller: 'practitioner', lead: 'available', harm: ['sexual'], known_of: ['vehicle'] },
      'safeguarding-lead',
      'early-help first-contact information-sharing nrm',
      'exploitation-assessment',
    ],
    [
      { teller: 'practitioner', lead: 'available', harm: ['sexual'], known_of: ['place'] },
      'safeguarding-lead',
      'early-help first-contact information-sharing',
      'exploitation-assessment',
    ],
    [
      { teller: 'practitioner', lead: 'available', harm: ['trafficking', 'self-harm'] },
      'safeguarding-lead',
      'early-help first-contact nrm shout',
      'exploitation-assessment',
    ],
    [
      { teller: 'parent', harm: ['trafficking'], images: 'yes' },
      'first-contact',
      'parent-support modern-slavery-helpline nspcc report-remove',
      'worry',
    ],
    [
      { teller: 'young-person', about: 'me', harm: ['criminal', 'online', 'sexual'], safe_adult: 'yes' },
      'trusted-adult',
      'childline first-contact ceop safecall',
      'worry',
    ],
    [{ teller: 'parent', age: '18-plus', harm: ['online', 'sexual'] }, 'adult-safeguarding', ''],
    [
      { teller: 'community', harm: ['criminal', 'radicalisation'] },
      'first-contact',
      'prevent nspcc',
      'worry',
    ],
  ],
}

for (const [title, cases] of Object.entries(CASES)) {
  describe(title, () => {
    for (const [facts, first, also, form = null] of cases) {
      const { teller, ...rest } = facts
      test(`${teller} ${JSON.stringify(rest)}: ${first}`, () => {
        const got = answer(facts)
        assert.equal(got.first.route, first)
        assert.deepEqual(got.also.map(({ route }) => route).sort(), also.split(' ').filter(Boolean).sort())
        assert.equal(got.form, form)
      })
    }
  })
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
