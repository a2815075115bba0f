import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { STEPS } from '../schema.ts'
import { nextDue, urgencyOf } from './due.ts'
import { nextRung } from './ladder.ts'
import { copiedFrom, showsIn } from './shows.ts'
import { mayNow, type Step, stateOf } from './state.ts'

const ada = { id: 'a', name: 'Ada' }
const ben = { id: 'b', name: 'Ben' }
const step = (kind: Step['kind'], more: Partial<Step> = {}): Step => ({
  sequence: 1,
  kind,
  what: null,
  how: null,
  person: kind === 'claimed' ? ada : null,
  by: ada,
  at: new Date(0),
  text: null,
  ...more,
})
const receiver = { capacity: 'receiver', receives: 'first-contact', me: 'a' } as const

test('who has it is who last took it or was given it, until it is put back', () => {
  assert.equal(stateOf([]).claimedBy, null)
  assert.equal(stateOf([step('claimed')]).claimedBy, ada)
  const handed = [step('claimed'), step('handed-over', { person: ben })]
  assert.equal(stateOf(handed).claimedBy, ben)
  assert.equal(stateOf([...handed, step('put-back', { by: ben })]).claimedBy, null)
})

test('the last decision counts, and of each support the last that is known', () => {
  const state = stateOf([
    step('decided', { what: 'advice' }),
    step('supported', { what: 'advocate', how: 'offered' }),
    step('supported', { what: 'therapy', how: 'offered' }),
    step('decided', { what: 'assessment' }),
    step('supported', { what: 'advocate', how: 'begun' }),
  ])
  assert.equal(state.decision?.what, 'assessment')
  assert.deepEqual(
    state.supports.map(({ what, how }) => [what, how]),
    [
      ['advocate', 'begun'],
      ['therapy', 'offered'],
    ],
  )
})

test('nothing is done of what is closed but to reopen it; it is closed only once decided', () => {
  const begun = stateOf([step('claimed')])
  assert.equal(mayNow(begun, receiver).close, false)
  const decided = [step('decided', { what: 'advice' })]
  assert.equal(mayNow(stateOf(decided), receiver).close, true)
  const closed = mayNow(stateOf([...decided, step('closed')]), receiver)
  assert.deepEqual(
    Object.entries(closed).filter(([, may]) => may),
    [['reopen', true]],
  )
  assert.equal(mayNow(stateOf([...decided, step('closed'), step('reopened')]), receiver).decide, true)
})

test('whoever is only told too never writes to the one who told, whatever has happened', () => {
  const steps = fc.array(
    fc.constantFrom(...STEPS).map((kind) => step(kind, { person: ben, what: 'x', how: 'begun' })),
  )
  fc.assert(
    fc.property(steps, fc.constantFrom('copy', 'lead'), (list, capacity) => {
      const may = mayNow(stateOf(list), { ...receiver, capacity: capacity as 'copy' | 'lead' })
      assert.ok(!may.reply && !may.reroute && !may.acknowledge)
      assert.ok(may.reopen !== may.decide)
      assert.ok(!(may.claim && may.takeOver) && !(may.claim && may.putBack))
    }),
  )
})

test('the first of what is due is due; what is opened need not be opened', () => {
  const [one, two, three] = [1, 2, 3].map((n) => new Date(n * 1000)) as [Date, Date, Date]
  const none = { openDueAt: null, openedAt: null, acknowledgeDueAt: null, decideDueAt: null }
  assert.equal(nextDue(none), null)
  assert.equal(nextDue({ ...none, openDueAt: one, acknowledgeDueAt: two })?.kind, 'open')
  assert.equal(
    nextDue({ ...none, openDueAt: one, openedAt: one, acknowledgeDueAt: two })?.kind,
    'acknowledge',
  )
  assert.equal(nextDue({ ...none, decideDueAt: two, acknowledgeDueAt: three })?.kind, 'decide')
  assert.equal(urgencyOf({ kind: 'open', at: two }, two), 'overdue')
  assert.equal(urgencyOf({ kind: 'open', at: two }, one), 'soon')
  assert.equal(urgencyOf({ kind: 'open', at: new Date(86_400_000) }, one), 'later')
})

test('what a reply shows is found as whole words, with either apostrophe, over line breaks', () => {
  const shows = [{ words: ['social worker', 'children’s services', 'gang'], why: 'who' }]
  assert.deepEqual(showsIn({ shows }, 'A Social\nworker comes'), [{ words: 'social worker', why: 'who' }])
  assert.equal(showsIn({ shows }, "from children's services").length, 1)
  assert.equal(showsIn({ shows }, 'the gangplank').length, 0)
  assert.deepEqual(copiedFrom(['Tyler', 'AB12 CDE', 'x', ''], 'We saw tyler near ab12 cde'), [
    'Tyler',
    'AB12 CDE',
  ])
  assert.deepEqual(copiedFrom(['Ann'], 'An annual Annex'), [])
})

test('who hears next of what nobody opens, and when; after the last nobody', () => {
  const ladder = [
    { id: 'duty', say: 'Duty', after: 0 },
    { id: 'head', say: 'Head', after: 60 },
  ]
  const due = new Date('2026-11-23T11:00:00Z')
  const at = (minutes: number): string | undefined =>
    nextRung(ladder, due, new Date(due.getTime() + minutes * 60_000))?.id
  assert.deepEqual([at(-1), at(0), at(59), at(60)], ['duty', 'head', 'head', undefined])
})
