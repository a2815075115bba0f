import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { instrumentFaults, loadPack } from './index.ts'

const loaded = await loadPack(join(import.meta.dirname, '../../packs/durham'))
if (!loaded.ok || !loaded.value.survey) throw new Error('The pack of Durham has a survey.')
const { survey, instruments } = loaded.value

const faultsOf = (ask: string): number => {
  const instrument = instruments.get('children')
  if (!instrument) throw new Error('Children are asked.')
  const own = {
    id: 'own',
    own: 'radios',
    ask,
    choices: [
      { id: 'yes', say: 'Yes' },
      { id: 'no', say: 'No' },
    ],
  } as const
  return instrumentFaults(survey, { ...instrument, questions: [...instrument.questions, own as never] })
    .length
}

test('a question of what somebody did to them is refused, however it is put', () => {
  for (const ask of [
    'Have you ever been hurt by somebody?',
    'Has anybody threatened you?',
    'Did an adult ever touch you, or has anyone hurt you?',
    'Were you ever forced to carry something?',
    'What has happened to you?',
  ])
    assert.equal(faultsOf(ask), 1, ask)
})

test('what people think, and what they would do for a friend, may be asked', () => {
  for (const ask of [
    'Could this happen to you or your friends?',
    'If a friend was being hurt, would you tell somebody?',
    'Which of these would make you think that somebody harms a friend?',
    'Have you heard of county lines?',
  ])
    assert.equal(faultsOf(ask), 0, ask)
})

test('no survey of the packs asks it', () => {
  for (const instrument of instruments.values()) assert.deepEqual(instrumentFaults(survey, instrument), [])
})
