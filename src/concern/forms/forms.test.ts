import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Form, type FormId, HELD, loadPack, type Pack } from '../../pack/index.ts'
import type { Answers } from '../../questionnaire/index.ts'
import type { Mention } from '../told.ts'
import { ageOf, bandOf } from './age-of.ts'
import { compiledForms } from './compiled.ts'
import { mentionsOf } from './mentions-of.ts'
import { consentOf } from './route-of.ts'
import { heldTexts, toldFrom } from './told-from.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const read = async (name: string): Promise<Pack> => {
  const loaded = await loadPack(join(import.meta.dirname, '../../../packs', name))
  assert.ok(loaded.ok, JSON.stringify(loaded))
  return loaded.value
}
const PACKS = [await read('durham'), await read('example')] as const
const [durham] = PACKS
const form = (id: FormId): Form => {
  const found = durham.forms.get(id)
  assert.ok(found)
  return found
}
const told = (id: FormId, answers: Answers) => {
  const made = compiledForms(durham).get(id)
  assert.ok(made)
  return toldFrom(durham, made.form, made.compiled, {
    answers,
    allocation: { pages: [], options: {}, arms: {} },
    nonce: 'n',
    carried: {},
    actor: null,
    now: NOW,
  })
}
const person = (said: Mention['said']): Mention => ({ kind: 'person', roles: ['person-of-concern'], said })

test('a worry names a child, an adult, half a plate and a place, each typed', () => {
  const answers = {
    'child-name': 'Kai',
    'child-age': 'about 14',
    'adult-name': 'Dez',
    plate: 'NA?? ',
    place: 'The park',
    phone: '',
  }
  assert.deepEqual(mentionsOf(form('worry'), answers), [
    { kind: 'person', roles: ['child-at-risk'], said: { name: 'Kai', age: 'about 14' } },
    { kind: 'person', roles: ['person-of-concern'], said: { name: 'Dez' } },
    { kind: 'place', roles: [], said: { name: 'The park' } },
    { kind: 'vehicle', roles: [], said: { plate: 'NA??' } },
  ])
})

test('one person may be harmed and harming; their phones and accounts are mentions that follow them', () => {
  const people = [
    {
      'person-role': ['child-at-risk', 'person-of-concern'],
      'person-name': 'Jo',
      'person-phones': '07700 900123, 07700 900456',
      'person-accounts': 'jo_99; jo_99',
    },
    { 'person-role': ['witness'] },
  ]
  assert.deepEqual(mentionsOf(form('information-sharing'), { people }), [
    {
      kind: 'person',
      roles: ['child-at-risk', 'person-of-concern'],
      said: { name: 'Jo', phones: '07700 900123, 07700 900456', accounts: 'jo_99; jo_99' },
    },
    { kind: 'phone', roles: [], said: { number: '07700 900123' }, of: 0 },
    { kind: 'phone', roles: [], said: { number: '07700 900456' }, of: 0 },
    { kind: 'account', roles: [], said: { name: 'jo_99' }, of: 0 },
  ])
})

test('a place alone, a car alone, an account alone is a full subject with an answer', () => {
  for (const [answers, about] of [
    [{ places: [{ 'place-name': 'The car wash' }] }, 'place'],
    [{ vehicles: [{ 'vehicle-plate': 'K1' }] }, 'vehicle'],
    [{ accounts: [{ 'account-name': 'xx' }] }, 'online'],
    [{ groups: [{ 'group-name': 'the Lads' }] }, 'group'],
  ] as const) {
    const { facts, routing } = told('information-sharing', answers as Answers)
    assert.equal(facts.about, about)
    assert.equal(routing.receiver, 'police')
    assert.equal(routing.route, 'information-sharing')
  }
})

test('how old somebody is, as people say it', () => {
  const age = (said: Mention['said']) => ageOf(person(said), NOW)
  assert.deepEqual(age({ age: 'about 14' }), { least: 12, most: 16 })
  assert.deepEqual(age({ age: '14' }), { least: 14, most: 14 })
  assert.deepEqual(age({ age: 'fourteen or fifteen' }), { least: 14, most: 15 })
  assert.deepEqual(age({ age: 'in his 20s' }), { least: 20, most: 29 })
  assert.deepEqual(age({ age: 'a teenager' }), { least: 13, most: 19 })
  assert.equal(age({ age: 'old' }), null)
  assert.deepEqual(age({ born: '2010-11-24' }), { least: 15, most: 15 })
  assert.deepEqual(age({ born: '2010-11-23' }), { least: 16, most: 16 })
  assert.deepEqual(age({ born: '2008' }), { least: 17, most: 18 })
  assert.deepEqual(age({ born: '2010', age: 'about 40' }), { least: 15, most: 16 })
  assert.equal(bandOf({ least: 12, most: 16 }), '13-15')
})

test('whoever may be under 18 and is of concern is a child of whom First Contact hears', () => {
  for (const [age, copied] of [
    ['about 15', true],
    ['17 or 18', true],
    ['19', false],
    ['in his 30s', false],
  ] as const) {
    const people = [{ 'person-role': ['person-of-concern'], 'person-name': 'A', 'person-age': age }]
    const { copies } = told('information-sharing', { people }).routing
    assert.deepEqual(copies, copied ? [{ team: 'first-contact', why: 'child-of-concern' }] : [], age)
  }
})

test('an adult who works with children goes to lado, hidden, whatever the form; the form’s own team hears too', () => {
  const worry = told('worry', {
    who: 'parent',
    happening: ['not-sure'],
    'adult-name': 'Mr X',
    'adult-works': 'yes',
  })
  assert.deepEqual([worry.routing.receiver, worry.routing.hidden], ['lado', true])
  assert.deepEqual(worry.routing.copies, [{ team: 'first-contact', why: 'works-with-children' }])
  assert.equal(worry.coded.worksWithChildren, true)
  const people = [
    {
      'person-role': ['person-of-concern'],
      'person-name': 'Mr X',
      'person-works': 'yes',
      'person-workplace': 'A school',
    },
  ]
  const shared = told('information-sharing', { people, significant: 'yes' })
  assert.equal(shared.routing.receiver, 'lado')
  assert.deepEqual(shared.routing.copies.map(({ team }) => team).toSorted(), ['first-contact', 'police'])
})

test('a child who may be significantly harmed is copied to First Contact, and a telephone call comes first', () => {
  const { routing, coded } = told('information-sharing', { significant: 'yes', harms: ['criminal'] })
  assert.deepEqual(routing.copies, [{ team: 'first-contact', why: 'significant-harm' }])
  assert.equal(routing.callFirst, 'first-contact')
  assert.deepEqual([coded.significant, coded.harms], [true, ['criminal']])
  assert.equal(
    told('information-sharing', { significant: 'no', vehicles: [{ 'vehicle-plate': 'K' }] }).routing
      .callFirst,
    null,
  )
})

test('the band is the person’s, and leads where the pack says: significant and moderate to First Contact', () => {
  const receiver = (band: string) =>
    told('exploitation-assessment', { band, significant: 'no' }).routing.receiver
  assert.deepEqual(['none', 'low', 'moderate', 'significant'].map(receiver), [
    'exploitation',
    'exploitation',
    'first-contact',
    'first-contact',
  ])
})

test('no answer to an item of the assessment changes where it goes, what is due first, or any fact', () => {
  const { compiled } = compiledForms(durham).get('exploitation-assessment') ?? {}
  const items = [...(compiled?.questions.values() ?? [])].filter(({ page }) => page.section === 'items')
  assert.ok(items.length > 60)
  const all = (answer: string): Answers =>
    Object.fromEntries(items.map(({ question }) => [question.id, question.type === 'radios' ? answer : 'x']))
  const judged = (answer: string) => {
    const { routing, facts, coded } = told('exploitation-assessment', { ...all(answer), band: 'low' })
    const { signs, ...others } = coded
    assert.ok(answer === 'no' ? signs.length === 0 : signs.includes('missing-often'), 'listed, and no more')
    return { routing, facts, coded: others }
  }
  assert.deepEqual(judged('yes'), judged('no'))
})

test('sexual contact with a child under 13 is significant harm, by the pack’s own rule', () => {
  const people = [{ 'person-role': ['child-at-risk'], 'person-name': 'A', 'person-age': '12' }]
  const { facts } = told('information-sharing', { people, harms: ['sexual'], significant: 'no' })
  assert.equal(facts.significant_harm, 'yes')
})

test('what is asked of consent depends on what is asked for', () => {
  const rule = (id: FormId, answers: Answers) => consentOf(form(id), answers)?.id
  assert.equal(rule('information-sharing', {}), 'need-not-tell')
  assert.equal(rule('exploitation-assessment', {}), 'with-child-and-family')
  assert.equal(rule('safeguarding-referral', { kind: 'protection' }), 'inform-unless-riskier')
  assert.equal(rule('safeguarding-referral', { kind: 'early-help' }), 'agreement-first')
  assert.equal(rule('worry', { about: 'me' }), 'own')
})

test('who told is parted from what was told', () => {
  const { answers, source, coded } = told('worry', {
    who: 'parent',
    'your-name': 'Ann',
    'safe-way': '01632 960001',
    narrative: 'N',
  })
  assert.deepEqual(source, { 'your-name': 'Ann', 'safe-way': '01632 960001' })
  assert.deepEqual(answers, { who: 'parent', narrative: 'N' })
  assert.equal(coded.anonymous, false)
  assert.equal(told('worry', { who: 'parent' }).coded.anonymous, true)
})

test('every form asks who must not find out, a safe time and way, an interpreter, and names its controller', () => {
  for (const pack of PACKS)
    for (const [id, one] of pack.forms) {
      for (const what of [
        'must_not_find_out',
        'safe_way',
        'interpreter',
        'narrative',
        'child_wants',
        'name',
      ] as const)
        assert.ok(one.holds[what], `${pack.partnership.id} ${id} ${what}`)
      assert.ok(one.controller.name.length > 0)
      for (const what of HELD) assert.ok(heldTexts(one, {}, what).length === 0)
    }
})

test('a worry has six pages at most, and repeats none', () => {
  for (const pack of PACKS) {
    const { pages = [] } = pack.forms.get('worry')?.questionnaire ?? {}
    assert.ok(pages.length > 0 && pages.length <= 6)
    assert.ok(pages.every(({ repeat }) => !repeat))
  }
})
