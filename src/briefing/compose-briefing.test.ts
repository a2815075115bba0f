import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { decide, loadPack } from '../pack/index.ts'
import {
  type AudienceVoice,
  importFiles,
  type MeasureVoice,
  readVoices,
  type Voices,
} from '../survey/index.ts'
import type { Finding, Voice } from './briefing.ts'
import { composeBriefing } from './compose-briefing.ts'
import { renderHtml, renderPdf } from './index.ts'
import { composed, DAY, readSamples, type SampleReading } from './samples.fixture.ts'

let samples: SampleReading
before(async () => {
  samples = await readSamples()
})

const voice = (audience: string, voices: Voices = samples.voices): Voice => {
  const found = composed(samples.pack, voices).voices.find((one) => one.audience === audience)
  assert.ok(found)
  return found
}
const names = (findings: readonly Finding[]): string[] => findings.map(({ measure }) => measure)

/** The samples with one audience told otherwise. */
const changed = (
  audience: 'children' | 'parents',
  change: (heard: AudienceVoice) => AudienceVoice,
): Voices => {
  const heard = samples.voices.audiences[audience]
  assert.ok(heard)
  return {
    ...samples.voices,
    audiences: { ...samples.voices.audiences, [audience]: change(heard) },
  }
}
const reread = (measure: string, change: Partial<MeasureVoice>) => (heard: AudienceVoice) => ({
  ...heard,
  measures: heard.measures.map((one) => (one.measure === measure ? { ...one, ...change } : one)),
})

test('the samples hold what the source briefing found, and the draft says so', () => {
  const children = voice('children')
  assert.deepEqual(names(children.strengths), ['would-act'])
  assert.deepEqual(names(children.learning).sort(), ['knows-whom-to-tell', 'recognises-signs'])
  const parents = voice('parents')
  assert.deepEqual(names(parents.strengths).sort(), ['recognises-signs', 'sees-every-gender-at-risk'])
  assert.deepEqual(names(parents.learning), ['knows-whom-to-tell'])
  const practitioners = voice('practitioners')
  assert.ok(names(practitioners.strengths).includes('recognises-signs'))
  assert.deepEqual(names(practitioners.learning), ['sees-every-gender-at-risk'])
})

test('every finding has its figure, n, date and question', () => {
  const findings = samples.briefing.voices.flatMap(({ strengths, learning, neither, beside }) => [
    ...strengths,
    ...learning,
    ...neither,
    ...beside,
  ])
  assert.ok(findings.length >= 9, String(findings.length))
  for (const { sentence, figure, question, when } of findings) {
    assert.ok(figure.n >= 10 && figure.low <= figure.estimate && figure.estimate <= figure.high, sentence)
    assert.match(when, /2025/)
    assert.match(question, /\?|\)$/)
  }
  const recognised = voice('parents').strengths.find(({ measure }) => measure === 'recognises-signs')
  assert.ok(recognised?.falseAlarms !== null, 'decoys stand beside recognition')
})

test('a measure that is neither is shown as neither yet, and never as a strength or learning', () => {
  assert.deepEqual(names(voice('practitioners').neither), ['training'])
  const wide = changed('parents', reread('knows-whom-to-tell', { reading: null, low: 0.3, high: 0.8 }))
  const parents = voice('parents', wide)
  assert.ok(names(parents.neither).includes('knows-whom-to-tell'))
  assert.deepEqual(names(parents.learning), [])
})

test('a kind of harm that reads as all together do has no line of its own; one that does not, has', () => {
  const whole = voice('practitioners')
  assert.ok(whole.measured.some(({ name }) => /radicalisation/.test(name)))
  assert.ok(!names(whole.learning).some((measure) => measure.includes('/')))
})

test('an audience without answers says so, and nothing is invented for it', () => {
  const { children: _, ...rest } = samples.voices.audiences
  const silent = voice('children', { ...samples.voices, audiences: rest })
  assert.match(silent.who, /no answers of theirs/)
  assert.deepEqual(
    [silent.strengths, silent.learning, silent.neither, silent.measured, silent.signs].map(
      (list) => list.length,
    ),
    [0, 0, 0, 0, 0],
  )
  const few = voice(
    'children',
    changed('children', (heard) => ({ ...heard, n: null, measures: [], signs: [] })),
  )
  assert.match(few.who, /Too few/)
})

test('resources: what the pack names for an audience, then what answers the gaps found', () => {
  const { pack } = samples
  const offered = voice('parents').resources.map(({ name }) => name)
  assert.equal(offered[0], pack.resources.find(({ id }) => id === 'ivison-living-and-coping')?.name)
  const answering = pack.resources.filter(
    ({ gaps, for: whom }) => gaps.includes('knowing-whom-to-tell') && whom.includes('parents'),
  )
  assert.ok(answering.some(({ name }) => offered.includes(name)))
  const known = voice('parents', changed('parents', reread('knows-whom-to-tell', { reading: null })))
  assert.deepEqual(known.resources.length, 1)
})

test('whom to tell in each situation is what the table says to a practitioner', () => {
  const { pack, briefing } = samples
  const [danger] = briefing.referrals
  const { first } = decide(pack, { teller: 'practitioner', danger: 'now' })
  assert.equal(danger?.how, first.how)
  assert.equal(danger?.telephone, '999')
  assert.ok(
    briefing.referrals.some(
      ({ form }) => form?.name === pack.publishedForms.get('safeguarding-referral')?.name,
    ),
  )
})

test('what was learned is talked over first, and done first', () => {
  const { pack, briefing } = samples
  const gender = pack.briefing?.three_things.find(({ about }) => about?.includes('sees-every-gender-at-risk'))
  assert.ok(gender && briefing.threeThings.includes(gender.say))
  assert.equal(briefing.threeThings.length, 3)
  const nothing = composed(pack, { ...samples.voices, audiences: {} })
  assert.ok(!nothing.threeThings.includes(gender.say))
  assert.ok(nothing.questions.length >= 3)
})

test('a quote stands once, under the first theme it is about', () => {
  const quotes = voice('children').themes.flatMap((theme) => theme.quotes)
  assert.ok(quotes.length > 0)
  assert.equal(new Set(quotes).size, quotes.length)
  assert.ok(!quotes.some((quote) => /Tyler|Chloe|Robson/.test(quote)))
})

test('a pack without briefing.yaml makes none', () => {
  assert.equal(
    composeBriefing({ ...samples.pack, briefing: null }, samples.voices, undefined, { date: DAY }),
    null,
  )
})

test('another partnership makes its own with no code: its words, its colours, its numbers', async () => {
  const example = await loadPack(join(import.meta.dirname, '..', '..', 'packs', 'example'))
  assert.ok(example.ok)
  const bytes = new TextEncoder().encode(
    `Which of these would worry you about your child?\n${'"A second phone, Out late and will not say where"\n'.repeat(40)}`,
  )
  const imported = await importFiles(example.value, [{ name: 'parents.csv', bytes }])
  assert.ok(imported.ok)
  const voices = await readVoices(example.value, imported.value.answers)
  const briefing = composed(example.value, voices)
  assert.equal(briefing.colours.accent, example.value.partnership.theme.accent)
  assert.equal(briefing.voices[1]?.measured.length, 1)
  const page = renderHtml(briefing)
  assert.ok(page.includes('Saltmere') && !page.includes('Durham') && !page.includes('03000'))
  const printed = await renderPdf(briefing)
  assert.ok(printed.ok && printed.value.sheet.pages === 1)
})
