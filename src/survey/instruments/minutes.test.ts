import assert from 'node:assert/strict'
import { test } from 'node:test'
import { durham } from '../samples.fixture.ts'
import { expandInstrument } from './expand-instrument.ts'
import { minutesToAnswer } from './minutes.ts'

test('each audience answers in under four minutes, by words read and taps made', async () => {
  const { instruments, survey } = await durham()
  assert.ok(survey && instruments.size === 3)
  for (const instrument of instruments.values()) {
    const expanded = expandInstrument(survey, instrument)
    assert.ok(expanded.ok)
    const { minutes, questions, words } = minutesToAnswer(instrument, expanded.value)
    assert.ok(minutes < 4, `${instrument.id}: ${questions} questions, ${words} words, ${minutes} minutes`)
    assert.ok(questions >= 11 && words > 300, 'they are counted')
  }
})
