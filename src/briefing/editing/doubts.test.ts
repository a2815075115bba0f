import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { easyLines } from '../published/easy-lines.ts'
import { readSamples, type SampleReading } from '../samples.fixture.ts'
import { doubtsOf } from './doubts.ts'
import { doubtsOfEasyRead, easySentences } from './easy-sentences.ts'
import { NO_EDITS, withText } from './edits.ts'
import { sentencesOf } from './sentences.ts'

let samples: SampleReading
before(async () => {
  samples = await readSamples()
})

const whats = (id: string, said: string): string => {
  const { briefing, pack, voices } = samples
  const edits = withText(NO_EDITS, id, said, '')
  const sentence = sentencesOf(briefing, edits).find((one) => one.id === id)
  assert.ok(sentence, id)
  return doubtsOf(sentence, pack, voices)
    .map(({ what }) => what)
    .join(' | ')
}

test('what was suggested for a finding raises no doubt of its figure', () => {
  const { briefing, pack, voices } = samples
  for (const sentence of sentencesOf(briefing, NO_EDITS).filter(
    ({ evidence }) => evidence.kind === 'finding',
  ))
    assert.deepEqual(doubtsOf(sentence, pack, voices), [], sentence.said)
})

// 82% (79% to 85%) of 468 children would do something; 28% (24% to 32%) know whom to tell.
const ACTS = 'children/finding/would-act'
const KNOWS = 'children/finding/knows-whom-to-tell'

test('a number that is not the figure’s is pointed out, its own numbers are not', () => {
  for (const said of [
    '82% would act.',
    'Between 79% and 85% would.',
    '82 per cent of 468 children would act.',
    '8 in 10 would act.',
    'Eight out of ten would.',
  ])
    assert.equal(whats(ACTS, said), '', said)
  for (const [said, number] of [
    ['95% would act.', '95%'],
    ['82% of 500 would.', '500'],
    ['3 in 10 would act.', '30%'],
  ] as const)
    assert.ok(whats(ACTS, said).includes(number), said)
})

test('a word that claims more or less than the share is pointed out', () => {
  for (const said of ['Most children would act.', 'A large majority would act.'].slice(0, 1))
    assert.equal(whats(ACTS, said), '', said)
  for (const said of [
    'Few children would act.',
    'Nearly all would act.',
    'All children would act.',
    'A third of them would.',
    'Only a minority would act.',
  ])
    assert.match(whats(ACTS, said), /The figure is 82%/, said)
  for (const said of [
    'Most children know whom to tell.',
    'Many children know.',
    'Half of them know.',
    'Nobody said so: none of them.',
  ])
    assert.match(whats(KNOWS, said), /The figure is 28%/, said)
  for (const said of ['Few children know whom to tell.', 'A minority know.', 'The most at risk were asked.'])
    assert.equal(whats(KNOWS, said), '', said)
})

test('a change that was not found, a reason that no survey gives, and words that blame a child', () => {
  assert.match(whats(ACTS, 'More would act: it improved.'), /no earlier wave/)
  assert.match(whats(ACTS, '82% would act thanks to our lessons.'), /says why/)
  assert.match(whats(ACTS, '82% were involved in CSE.'), /words to avoid/)
  assert.match(whats('overview/why', 'Children involved in CSE.'), /words to avoid/)
  assert.match(whats('children/own', 'We think that 97% are safe now.'), /97% is in no finding/)
})

test('easy read: one idea a line, at nine; a figure in tenths agrees with its finding', () => {
  const { briefing, pack, voices } = samples
  const lines = easyLines(pack, briefing, NO_EDITS)
  assert.ok(lines.length > 15)
  assert.deepEqual(doubtsOfEasyRead(pack, lines), [])
  const sentences = easySentences(pack, briefing, NO_EDITS)
  assert.deepEqual(
    sentences.flatMap((one) => doubtsOf(one, pack, voices)),
    [],
  )
  assert.ok(sentences.filter(({ id }) => id.startsWith('easy/tell')).every(({ hideable }) => !hideable))
  const hard = lines.map((line) => ({
    ...line,
    say: 'Exploitation is characterised by coercive relationships of considerable asymmetry.',
  }))
  assert.match(doubtsOfEasyRead(pack, hard)[0]?.what ?? '', /reading age/)
})
