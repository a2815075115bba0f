import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Briefing, POINTS } from '../briefing.ts'
import { renderHtml, renderMarkdown } from '../index.ts'
import { readSamples, type SampleReading } from '../samples.fixture.ts'
import { applyEdits, at } from './apply-edits.ts'
import {
  changedBetween,
  merged,
  NO_EDITS,
  withChosen,
  withHidden,
  withMoved,
  withoutEdit,
  withText,
} from './edits.ts'
import { listOf, sentencesOf } from './sentences.ts'

let samples: SampleReading
before(async () => {
  samples = await readSamples()
})
const edited = (edits = NO_EDITS): Briefing => applyEdits(samples.briefing, edits, samples.pack)

test('without edits it is the suggestion, and every sentence of it can be found', () => {
  assert.deepEqual(edited(), samples.briefing)
  const sentences = sentencesOf(samples.briefing, NO_EDITS)
  const ids = sentences.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const { id } of POINTS)
    assert.ok(
      sentences.some(({ part }) => part === id),
      id,
    )
  const said = new Set(sentences.map((one) => one.said))
  const { overview, voices, signs, questions, threeThings, referrals } = samples.briefing
  const all = [
    ...Object.values(overview),
    ...voices.flatMap((voice) => [
      voice.who,
      ...[...voice.strengths, ...voice.learning, ...voice.neither, ...voice.beside].map(
        ({ sentence }) => sentence,
      ),
      ...voice.themes.flatMap(({ name, quotes }) => [name, ...quotes]),
      ...voice.cannotTell,
    ]),
    signs.note,
    ...signs.list.flatMap(({ title, about }) => [title, about]),
    ...referrals.map(({ when }) => when),
    ...questions,
    ...threeThings,
  ]
  assert.deepEqual(
    all.filter((one) => !said.has(one)),
    [],
  )
})

test('every sentence that may be edited can be, and is found again in the briefing', () => {
  for (const sentence of sentencesOf(samples.briefing, NO_EDITS).filter(({ editable }) => editable)) {
    const edits = withText(NO_EDITS, sentence.id, `Now it says ${sentence.id}.`, sentence.suggested)
    assert.ok(JSON.stringify(edited(edits)).includes(`Now it says ${sentence.id}.`), sentence.id)
    assert.deepEqual(withoutEdit(edits, sentence.id), NO_EDITS)
  }
})

test('a quote and what people are told to do are never changed', () => {
  const quotes = sentencesOf(samples.briefing, NO_EDITS).filter(({ evidence }) => evidence.kind === 'quote')
  assert.ok(quotes.length > 0)
  for (const { id, editable } of quotes) {
    assert.equal(editable, false)
    const forced = edited({ ...NO_EDITS, texts: { [id]: 'Put into their mouth.' } })
    assert.ok(!JSON.stringify(forced).includes('Put into their mouth.'))
  }
  const how = edited({ ...NO_EDITS, texts: { 'referrals/0/how': 'Wait.' } }).referrals.map((one) => one.how)
  assert.deepEqual(
    how,
    samples.briefing.referrals.map((one) => one.how),
  )
})

test('a finding that is not told in words is never told as none: its figure stays', () => {
  const [children] = samples.briefing.voices
  assert.ok(children)
  const hidden = children.learning.reduce(
    (edits, { measure }) => withHidden(edits, at.finding('children', measure), true),
    NO_EDITS,
  )
  const briefing = edited(hidden)
  const voice = briefing.voices[0]
  assert.deepEqual(voice?.learning, [])
  assert.deepEqual(voice?.measured, children.measured)
  for (const text of [renderHtml(briefing), renderMarkdown(briefing)]) {
    const own = text.slice(text.indexOf('Children’s voices</h2>') + 1)
    assert.match(own, /Not told in words here/)
  }
})

test('order and choice are kept, and what left the pack stays where it was suggested', () => {
  const list = 'together/questions'
  const ids = listOf(sentencesOf(samples.briefing, NO_EDITS), list)
  const edits = withMoved(NO_EDITS, list, ids, ids[1] ?? '', -1)
  assert.deepEqual(edited(edits).questions.slice(0, 2), samples.briefing.questions.slice(0, 2).toReversed())
  assert.deepEqual(withMoved(NO_EDITS, list, ids, ids[0] ?? '', -1), NO_EDITS)
  const [first] = samples.pack.resources
  const [suggested] = samples.briefing.tools
  assert.ok(first && suggested)
  const chosen = edited(withChosen(NO_EDITS, 'tools/resources', [first.id, suggested.id, 'never-was']))
  assert.deepEqual(
    chosen.tools.map(({ id }) => id),
    [first.id, suggested.id],
  )
})

test('two editors of different sentences lose nothing; of the same sentence a person decides', () => {
  const theirs = withText(NO_EDITS, 'front/title', 'Theirs', 'x')
  const mine = withHidden(withText(NO_EDITS, 'overview/why', 'Mine', 'x'), 'signs/sign/a', true)
  const both = merged(NO_EDITS, theirs, mine)
  assert.deepEqual(both?.texts, { 'front/title': 'Theirs', 'overview/why': 'Mine' })
  assert.deepEqual(both?.hidden, ['signs/sign/a'])
  assert.deepEqual(changedBetween(theirs, both ?? NO_EDITS).sort(), ['overview/why', 'signs/sign/a'])
  assert.equal(merged(NO_EDITS, theirs, withText(NO_EDITS, 'front/title', 'Mine', 'x')), null)
})
