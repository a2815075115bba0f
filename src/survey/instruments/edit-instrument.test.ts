import assert from 'node:assert/strict'
import { test } from 'node:test'
import { durham } from '../samples.fixture.ts'
import {
  addableItems,
  choicesFrom,
  movedEntry,
  withEntry,
  withItem,
  withOwn,
  withoutEntry,
} from './edit-instrument.ts'
import { expandInstrument } from './expand-instrument.ts'

const pack = await durham()
const children = pack.instruments.get('children')
if (!children || !pack.survey) throw new Error('The pack has no children.')
const survey = pack.survey
const ids = (instrument = children): string[] => instrument.questions.map(({ id }) => id)

test('questions move by one place, and stay where there is none', () => {
  assert.deepEqual(ids(movedEntry(children, 'signs', -1)).slice(0, 2), ['signs', 'age'])
  assert.deepEqual(ids(movedEntry(children, 'age', -1)), ids())
  assert.deepEqual(ids(movedEntry(children, 'nothing', 1)), ids())
})

test('what is added stands before the open box, can be asked, and what is there is not offered again', () => {
  assert.deepEqual(addableItems(survey, children), ['support-offered'])
  const changed = withOwn(withItem(children, 'support-offered'), 'radios', 'Is there somewhere safe to go?')
  assert.deepEqual(ids(changed).slice(-3), ['support-offered', 'own', 'more'])
  assert.deepEqual(addableItems(survey, changed), [])
  assert.equal(expandInstrument(survey, changed).ok, true)
  assert.deepEqual(ids(withOwn(changed, 'textarea', 'What else?')).slice(-3), ['own', 'own-2', 'more'])
})

test('what depended on a question that goes is asked of everybody', () => {
  const entry = children.questions.find(({ id }) => id === 'stop')
  assert.ok(entry)
  const conditional = withEntry(children, { ...entry, if: { question: 'act', is_any: ['no'] } })
  const without = withoutEntry(conditional, 'act')
  assert.equal(without.questions.find(({ id }) => id === 'stop')?.if, undefined)
  assert.equal(expandInstrument(survey, without).ok, true)
})

test('an option keeps its id while its words stay, and no two have the same', () => {
  const before = [
    { id: 'yes', say: 'Yes' },
    { id: 'no', say: 'No' },
  ]
  assert.deepEqual(choicesFrom('No\nYes!\n\n Maybe \nNo', before), [
    { id: 'no', say: 'No' },
    { id: 'yes-2', say: 'Yes!' },
    { id: 'maybe', say: 'Maybe' },
  ])
})
