import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { packOf } from '../../../test/scaffold/service.ts'
import { type Pack, workingDays } from '../../pack/index.ts'
import { twoProportions } from '../../statistics/index.ts'
import { waveSample } from '../samples.fixture.ts'
import { type Action, dueOf, nextSteps, type Step, stateOf } from './actions.ts'
import { coverageOf, partsOf } from './coverage.ts'
import { learningIn, unanswered } from './learning.ts'
import { aimedOf, followedOf, keyOf } from './measure-key.ts'
import { seriesOf } from './series.ts'
import { aimOf, targetReading } from './target.ts'

let pack: Pack
before(async () => {
  pack = await packOf('durham')
})

const KNOWS = { audience: 'parents', measure: 'knows-whom-to-tell' } as const
const wave = (id: string, from: string, yes: number, n: number, question = 'Would you know whom to tell?') =>
  waveSample(id, from, { parents: { 'knows-whom-to-tell': { yes, n, question } } })
const action = (change: Partial<Action> = {}): Action => ({
  id: 'a',
  answers: { kind: 'measure', of: keyOf(KNOWS) },
  says: 'Tell them',
  owner: 'Somebody',
  ownerEmail: null,
  dueOn: '2026-12-01',
  version: 1,
  plannedAt: new Date('2026-01-01'),
  plannedBy: 'An officer',
  steps: [],
  effect: null,
  ...change,
})
const step = (one: Step, at: string) => ({ step: one, reason: null, at: new Date(at), by: 'An officer' })

test('a change is Newcombe’s, since the last wave and since the first, in the order of days', () => {
  const waves = [
    wave('c', '2026-03-01', 160, 200),
    wave('a', '2024-03-01', 80, 200),
    wave('b', '2025-03-01', 90, 200),
  ]
  const { sinceLast, sinceFirst, points } = seriesOf(waves, KNOWS)
  assert.deepEqual(
    points.map((point) => point.wave.id),
    ['a', 'b', 'c'],
  )
  const oracle = twoProportions({ successes: 90, n: 200 }, { successes: 160, n: 200 })
  assert.ok(sinceLast?.kind === 'up' && sinceLast.from.id === 'b')
  for (const end of ['estimate', 'low', 'high'] as const)
    assert.ok(Math.abs(sinceLast[end] - oracle[end]) < 1e-12)
  assert.ok(sinceFirst?.kind === 'up' && sinceFirst.from.id === 'a')
})

test('none found is neither up nor down, whatever the figures; with two waves there is no “since the first”', () => {
  const some = fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 10, max: 300 }))
    .filter(([yes, n]) => yes <= n)
  fc.assert(
    fc.property(some, some, (one, other) => {
      const { sinceLast: change, sinceFirst } = seriesOf(
        [wave('a', '2025-01-01', ...one), wave('b', '2026-01-01', ...other)],
        KNOWS,
      )
      assert.equal(sinceFirst, null)
      assert.ok(change && change.kind !== 'not-comparable')
      assert.equal(change.kind === 'none-found', change.low <= 0 && change.high >= 0)
      assert.ok(
        change.low >= -1 &&
          change.high <= 1 &&
          change.low <= change.estimate &&
          change.estimate <= change.high,
      )
    }),
  )
})

test('what is not comparable says why: reworded, too few, not asked, other people', () => {
  const why = (...waves: ReturnType<typeof wave>[]) => {
    const change = seriesOf(waves, KNOWS).sinceLast
    return change?.kind === 'not-comparable' ? change.why.map((one) => one.why) : change?.kind
  }
  const first = wave('a', '2025-01-01', 50, 100)
  assert.deepEqual(why(first, wave('b', '2026-01-01', 90, 100, 'Would you know a number to ring?')), [
    'reworded',
  ])
  assert.equal(why(first, wave('b', '2026-01-01', 90, 100, 'would you know WHOM to tell')), 'up')
  assert.deepEqual(why(first, wave('b', '2026-01-01', 5, 9)), ['too-few'])
  assert.deepEqual(
    why(first, waveSample('b', '2026-01-01', { parents: { 'would-act': { yes: 9, n: 20 } } })),
    ['not-asked'],
  )
  const mixed = (id: string, from: string, north: number) =>
    waveSample(
      id,
      from,
      { parents: { 'knows-whom-to-tell': { yes: 50, n: 100 } } },
      {
        groups: [
          {
            by: 'locality',
            question: 'Where?',
            groups: [
              { group: 'north', n: north, measures: [] },
              { group: 'south', n: 100 - north, measures: [] },
            ],
            withheld: [],
            sentence: '',
          },
        ],
      },
    )
  assert.deepEqual(why(mixed('a', '2025-01-01', 80), mixed('b', '2026-01-01', 50)), ['other-mix'])
  assert.equal(why(mixed('a', '2025-01-01', 80), mixed('b', '2026-01-01', 65)), 'none-found')
})

test('signs that were offered and others that were not are two different questions', () => {
  const signs = (id: string, from: string, list: string[]) =>
    waveSample(
      id,
      from,
      { parents: { 'recognises-signs': { yes: 50, n: 100 } } },
      {
        signs: list.map((sign) => ({
          sign,
          option: sign,
          n: 100,
          estimate: 0.5,
          low: 0.4,
          high: 0.6,
          reading: null,
        })),
      },
    )
  const change = (list: string[]) =>
    seriesOf([signs('a', '2025-01-01', ['one', 'two']), signs('b', '2026-01-01', list)], {
      audience: 'parents',
      measure: 'recognises-signs',
    }).sinceLast
  assert.equal(change(['two', 'one'])?.kind, 'none-found')
  assert.equal(change(['one', 'three'])?.kind, 'not-comparable')
})

test('learning that nobody acts on: dropped does not count, done does until a later wave says it is learning still', () => {
  const waves = [wave('a', '2025-01-01', 20, 100), wave('b', '2026-03-01', 30, 100)]
  const left = (...actions: Action[]) => unanswered(learningIn(waves, actions), actions)
  assert.equal(left().length, 1)
  assert.equal(left(action()).length, 0)
  assert.equal(left(action({ steps: [step('dropped', '2026-04-01')] })).length, 1)
  assert.equal(left(action({ steps: [step('done', '2026-04-01')] })).length, 0)
  const again = left(action({ steps: [step('done', '2025-06-01')] }))
  assert.equal(again[0]?.actedBefore, true)
  assert.equal(left(action({ answers: { kind: 'theme', of: 'gender' } })).length, 1)
  assert.deepEqual(
    learningIn([...waves, wave('c', '2026-06-01', 90, 100)], []),
    [],
    'only the last wave counts',
  )
})

test('an action on a measure answers it for each kind of harm', () => {
  const measure = 'sees-every-gender-at-risk/sexual'
  const waves = [waveSample('a', '2026-01-01', { practitioners: { [measure]: { yes: 20, n: 100 } } })]
  const whole = action({ answers: { kind: 'measure', of: 'practitioners/sees-every-gender-at-risk' } })
  assert.equal(unanswered(learningIn(waves, []), []).length, 1)
  assert.equal(unanswered(learningIn(waves, [whole]), [whole]).length, 0)
})

test('a step follows only where it may', () => {
  assert.deepEqual([stateOf(action()), nextSteps(action())], ['planned', ['begun', 'done', 'dropped']])
  const reopened = action({ steps: [step('dropped', '2026-01-01'), step('reopened', '2026-01-02')] })
  assert.equal(stateOf(reopened), 'planned')
  assert.deepEqual(nextSteps(action({ steps: [step('done', '2026-01-01')] })), ['reopened'])
})

test('due by the working days of England', () => {
  const days = workingDays(pack)
  const due = (dueOn: string, today: string) => dueOf(action({ dueOn }), today, days)
  assert.deepEqual(due('2026-12-24', '2026-12-24'), { kind: 'soon', days: 0 })
  assert.deepEqual(due('2026-12-24', '2026-12-26'), { kind: 'overdue', days: 1 })
  assert.deepEqual(due('2026-12-11', '2026-11-26')?.kind, 'later')
  assert.equal(dueOf(action({ steps: [step('done', '2026-01-01')] }), '2027-01-01', days), null)
})

test('a target is reached only where the whole interval says so', () => {
  const figure = { n: 100, estimate: 0.7, low: 0.6, high: 0.78 }
  const at = (percent: number) => targetReading(figure, { percent }, 'at-least')
  assert.deepEqual([at(60), at(70), at(79)], ['reached', 'cannot-tell', 'not-reached'])
  assert.equal(targetReading(null, { percent: 1 }, 'at-least'), 'cannot-tell')
})

test('of false alarms few are aimed at, of a gap a narrow one either way; too few answers reach neither', () => {
  assert.deepEqual(
    ['knows-whom-to-tell', 'false-alarms', 'practice/false-alarms', 'practice/gap', 'gap-tells/boy'].map(
      aimOf,
    ),
    ['at-least', 'at-most', 'at-most', 'within', 'within'],
  )
  const alarms = (percent: number) => targetReading({ low: 0.08, high: 0.14 }, { percent }, 'at-most')
  assert.deepEqual([alarms(14), alarms(10), alarms(7)], ['reached', 'cannot-tell', 'not-reached'])
  const gap = (low: number, high: number) => targetReading({ low, high }, { percent: 5 }, 'within')
  assert.deepEqual(
    [gap(-0.04, 0.05), gap(-0.12, 0.01), gap(-0.3, 0.3)],
    ['reached', 'cannot-tell', 'cannot-tell'],
  )
  assert.deepEqual([gap(-0.2, -0.06), gap(0.06, 0.2)], ['not-reached', 'not-reached'])
})

test('the headline question is answered part by part, and what nobody was asked is said', () => {
  const waves = [
    waveSample('a', '2026-01-01', {
      parents: { 'knows-whom-to-tell': { yes: 20, n: 100 }, 'would-act': { yes: 2, n: 9 } },
      practitioners: { 'would-act': { yes: 2, n: 9 } },
    }),
  ]
  const covered = coverageOf(
    partsOf(pack, 'harm-outside-the-home'),
    ['children', 'parents', 'practitioners'],
    waves,
  )
  const raised = covered.find(({ id }) => id === 'raised')
  assert.deepEqual(
    raised?.cells.map(({ audience, kind }) => [audience, kind]),
    [
      ['children', 'no-wave'],
      ['parents', 'answered'],
      ['practitioners', 'too-few'],
    ],
  )
  assert.deepEqual(
    covered.find(({ id }) => id === 'support')?.cells.map(({ kind }) => kind),
    ['no-wave', 'not-asked', 'not-asked'],
  )
})

test('a key from outside is a measure of an audience or nothing', () => {
  assert.deepEqual(followedOf('practitioners/sees-every-gender-at-risk/sexual'), {
    audience: 'practitioners',
    measure: 'sees-every-gender-at-risk/sexual',
  })
  assert.deepEqual(aimedOf('trades/practice/confidence'), {
    audience: 'trades',
    measure: 'practice/confidence',
  })
  for (const bad of [
    '',
    'parents',
    'parents/',
    'parents/../x',
    '/would-act',
    'Parents/would-act',
    'parents/a/b/c',
  ])
    assert.equal(aimedOf(bad), null, bad)
  for (const bad of [
    '',
    'parents',
    'trades/practice/confidence',
    'nobody/would-act',
    'parents/',
    'parents/../x',
    'parents/a/b/c',
  ])
    assert.equal(followedOf(bad), null, bad)
})
