import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { packOf } from '../../test/scaffold/service.ts'
import { signsIn } from '../concern/forms/signs-in.ts'
import { workingDaysAfter } from '../concern/index.ts'
import { readerOf } from '../frame/index.ts'
import type { Pack } from '../pack/index.ts'
import { seeded } from '../questionnaire/index.ts'
import { compareAlike } from './compare-alike.ts'
import type { Counted } from './count-followed.ts'
import { waitedIn } from './pages/how-soon.html.ts'
import { boundsOf, countedFrom, halfYearOf, halvesOf, plusHalves, readPeriod } from './periods.ts'
import type { Figures } from './read-figures.ts'
import { workingTime } from './working-time.ts'

let pack: Pack
before(async () => {
  pack = await packOf('durham')
})

test('times count as the clocks do: so many working days later is so many, over weekends, holidays and clock changes', () => {
  const [from, to] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-03-01T00:00:00Z')]
  const time = workingTime(pack, from, to)
  const draw = seeded('working-time')
  for (let i = 0; i < 80; i++) {
    const told = new Date(from.getTime() + draw() * 380 * 86_400_000)
    const days = 1 + Math.floor(draw() * 6)
    const gone = time.days(told, workingDaysAfter(pack, told, days))
    // Of a day of 23 or 25 hours an hour is another part than of one of 24.
    assert.ok(Math.abs(gone - days) < 0.05, `${told.toISOString()} ${days} ${gone}`)
  }
  assert.equal(time.days(new Date('2026-12-25T08:00:00Z'), new Date('2026-12-28T20:00:00Z')), 0)
  assert.equal(time.days(new Date('2026-06-03T10:00:00Z'), new Date('2026-06-02T10:00:00Z')), 0)
})

test('half-years begin and end with England’s days, follow one another, and are counted 28 days after', () => {
  assert.equal(halfYearOf(new Date('2026-03-31T22:59:59Z')), '2025-H2')
  assert.equal(halfYearOf(new Date('2026-03-31T23:00:00Z')), '2026-H1')
  assert.deepEqual(boundsOf('2026-H1').to, boundsOf(plusHalves('2026-H1', 1)).from)
  assert.equal(countedFrom('2026-H1').toISOString(), '2026-10-29T00:00:00.000Z')
  assert.deepEqual(halvesOf({ half: '2026-H1', whole: 'year' }), ['2025-H2', '2026-H1'])
  for (const bad of ['', '2026', '2026-H3', 'year-', 'year-year-2026-H1', '1999-H1', '2026-H1 '])
    assert.equal(readPeriod(bad), null, bad)
})

test('signs are ids of what was ticked: items that are so or may be, never that there is nothing', () => {
  const of = (form: string, answers: object) =>
    signsIn(pack.forms.get(form as never) as never, answers as never)
  assert.deepEqual(of('worry', { happening: ['hurt', 'not-sure', 'typed by somebody'] }), ['hurt'])
  assert.deepEqual(
    of('exploitation-assessment', { trust: 'possible', 'missing-far': 'no', 'adults-cars': 'yes' }),
    ['trust', 'adults-cars'],
  )
  assert.deepEqual(of('information-sharing', { signs: ['debt', 'debt'], narrative: 'debt' }), ['debt'])
})

test('a group is compared only where both sides are enough, helped and not; strata of one group take no part', () => {
  const counted = (strata: Counted['alike']['gender']): Counted => ({
    counts: {},
    took: {},
    alike: { gender: strata, age: {}, ethnicity: {} },
  })
  const found = (strata: Counted['alike']['gender']) =>
    compareAlike([counted(strata)]).gender.map(({ found: what }) => what)
  assert.deepEqual(found({ a: { boy: [6, 30], girl: [24, 30] } }), ['gap', 'gap'])
  assert.deepEqual(found({ a: { boy: [5, 30], girl: [24, 30] } }), ['withheld', 'withheld'])
  assert.deepEqual(
    found({ a: { boy: [30, 30], girl: [10, 30] } }),
    ['withheld', 'withheld'],
    'what is so of all is so of each',
  )
  assert.deepEqual(found({ a: { boy: [6, 30] }, b: { girl: [24, 30] } }), ['withheld', 'withheld'])
  assert.deepEqual(found({ a: { boy: [15, 30], girl: [14, 30] } }), ['none', 'none'])
})

test('what is withheld is no 0: neither by itself nor among those that are counted together', () => {
  const figures: Figures = {
    period: { half: '2026-H1', whole: 'half' },
    team: 'first-contact',
    total: 214,
    family: (id) =>
      id === 'support'
        ? { labels: [{ label: 'begun', n: null }], together: null }
        : { labels: [{ label: 'in-time', n: 9 }], together: { labels: ['late', 'none'], n: 8 } },
    many: () => ({ labels: [], few: 0 }),
    halfBy: { acknowledge: 1, decide: 1, answer: 1, begin: 1 },
    alike: null,
  }
  const waited = waitedIn(readerOf(pack, 'en', new Date()), figures)
  const of = (id: string) => waited.find((one) => one.id === id)
  assert.equal(of('begin')?.done, null)
  assert.deepEqual([of('decide')?.done, of('decide')?.of], [9, null])
  assert.equal(of('answer')?.done, 0, 'nobody was counted with it')
})
