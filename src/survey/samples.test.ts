import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Pack } from '../pack/index.ts'
import { readNotes } from './focus-groups/notes.ts'
import type { Imported } from './import/import-files.ts'
import { readMapping, writeMapping } from './import/mapping-file.ts'
import { allSamples, durham, imported, sampleText } from './samples.fixture.ts'
import { readVoices } from './voices/read-voices.ts'
import type { Voices } from './voices/voices.ts'

let pack: Pack
let read: Imported
let voices: Voices

before(async () => {
  pack = await durham()
  read = await imported(pack, await allSamples())
  voices = await readVoices(pack, read.answers, undefined, read.unmapped)
})

const readings = (audience: keyof Voices['audiences']): Record<string, string | null> =>
  Object.fromEntries(
    (voices.audiences[audience]?.measures ?? []).map(({ measure, reading }) => [measure, reading]),
  )

const estimates = (audience: keyof Voices['audiences']): Record<string, [number, string]> =>
  Object.fromEntries(
    (voices.audiences[audience]?.measures ?? []).map(({ measure, n, estimate }) => [
      measure,
      [n, estimate.toFixed(4)],
    ]),
  )

test('three services are told apart, every column is understood, and what says who somebody is was dropped', () => {
  assert.deepEqual(
    read.answers.map(({ service, audience, n, period }) => ({ service, audience, n, ...period })),
    [
      { service: 'Google Forms', audience: 'children', n: 468, from: '2025-03-01', to: '2025-05-28' },
      { service: 'Microsoft Forms', audience: 'parents', n: 212, from: '2025-03-01', to: '2025-05-28' },
      { service: 'SurveyMonkey', audience: 'practitioners', n: 341, from: '2025-03-01', to: '2025-05-28' },
    ],
  )
  assert.deepEqual(read.unmapped, [])
  assert.deepEqual(read.broken, [])
  assert.deepEqual(
    read.dropped.filter(({ file }) => file === 'practitioners.csv').map(({ column }) => column),
    ['Respondent ID', 'Collector ID', 'IP Address', 'Email Address', 'First Name', 'Last Name'],
  )
})

test('the samples read unaided as the source briefing does', (t) => {
  for (const [audience, voice] of Object.entries(voices.audiences)) {
    for (const { measure, n, estimate, low, high, reading } of voice?.measures ?? []) {
      const figures = [estimate, low, high].map((figure) => figure.toFixed(3)).join(' ')
      t.diagnostic(`${audience} ${measure}: n ${n}, ${figures}, ${reading ?? 'neither'}`)
    }
  }
  // “They would do something, although they would not necessarily know whom to contact”; signs were not recognised.
  assert.deepEqual(readings('children'), {
    'recognises-signs': 'learning',
    'false-alarms': null,
    'would-act': 'strength',
    'knows-whom-to-tell': 'learning',
  })
  // “A high number of the indicators”, every gender seen at risk; “not sure who to share information with”.
  assert.deepEqual(readings('parents'), {
    'recognises-signs': 'strength',
    'false-alarms': null,
    'knows-whom-to-tell': 'learning',
    'sees-every-gender-at-risk': 'strength',
    confidence: null,
  })
  // “A good understanding of the indicators”; “gender bias around which children are at risk”.
  assert.deepEqual(readings('practitioners'), {
    'recognises-signs': 'strength',
    'false-alarms': null,
    'knows-whom-to-tell': 'strength',
    'sees-every-gender-at-risk': 'learning',
    'sees-every-gender-at-risk/sexual': 'learning',
    'sees-every-gender-at-risk/criminal': 'learning',
    'sees-every-gender-at-risk/radicalisation': 'learning',
    training: null,
  })
})

test('the figures are those that counting by hand gives', () => {
  assert.deepEqual(estimates('children')['would-act'], [468, (385 / 468).toFixed(4)])
  assert.deepEqual(estimates('children')['knows-whom-to-tell'], [468, (130 / 468).toFixed(4)])
  // 1601 ticks of ten signs; seven children ticked nothing, and count as 0.
  assert.deepEqual(estimates('children')['recognises-signs'], [468, (1601 / 4680).toFixed(4)])
  assert.deepEqual(estimates('children')['false-alarms'], [468, (51 / (3 * 468)).toFixed(4)])
  assert.deepEqual(estimates('parents')['sees-every-gender-at-risk'], [212, (177 / 212).toFixed(4)])
  assert.deepEqual(estimates('parents')['knows-whom-to-tell'], [212, (71 / 212).toFixed(4)])
  const all = (133 + 118 + 137) / (3 * 341)
  assert.deepEqual(estimates('practitioners')['sees-every-gender-at-risk'], [341, all.toFixed(4)])
  assert.deepEqual(estimates('practitioners')['knows-whom-to-tell'], [341, (269 / 341).toFixed(4)])
})

test('every sign offered has its figure, and a comma within a choice cuts nothing', () => {
  const signs = voices.audiences.children?.signs ?? []
  assert.equal(signs.length, 10)
  const possessions = signs.find(({ sign }) => sign === 'unexplained-possessions')
  assert.equal(possessions?.option, 'Unexplained money, clothes or phones')
  assert.equal(possessions?.estimate, 167 / 468)
  const first = voices.audiences.children?.choices.find(({ measure }) => measure === 'tells-first')
  assert.ok(first?.options.some(({ option }) => option === 'Mum, dad or carer'))
})

test('each figure is a sentence with its interval, n, date and question, and says what it cannot tell', () => {
  const knows = voices.audiences.parents?.measures.find(({ measure }) => measure === 'knows-whom-to-tell')
  assert.equal(
    knows?.sentence,
    '33% of parents and carers said that they would know who to share a worry with (95% interval 27% to 40%; 212 answered from 1 March to 28 May 2025; asked: “If you were worried about a child, would you know who to share that with?”).',
  )
  assert.ok(knows?.cannot_tell)
  assert.ok((knows?.resources.length ?? 0) > 0)
  const recognises = voices.audiences.parents?.measures[0]
  assert.match(recognises?.sentence ?? '', /also ticked 4% of the 3 things offered that are no sign/)
})

test('no group of fewer than ten is shown, and none that follows from the others', () => {
  const [agency] = voices.audiences.practitioners?.groups ?? []
  assert.deepEqual(agency?.withheld, ['Housing', 'Licensing'])
  assert.deepEqual(
    agency?.groups.map(({ group, n }) => [group, n]),
    [
      ['School or college', 123],
      ['Health', 88],
      ['Police', 33],
      ['Children’s social care', 31],
      ['Voluntary sector', 48],
    ],
  )
  for (const { n, measures } of agency?.groups ?? []) {
    for (const { measure, estimate } of measures) {
      if (['recognises-signs', 'false-alarms', 'sees-every-gender-at-risk'].includes(measure)) continue
      assert.ok(Math.round(estimate * n) >= 10 && Math.round((1 - estimate) * n) >= 10, `${measure} of ${n}`)
    }
  }
})

test('a profile that rounds shows no count that is not rounded, and no share of others', async () => {
  const rounding: Pack = {
    ...pack,
    survey: pack.survey && { ...pack.survey, suppression: 'one-to-seven-rounded' },
  }
  const { practitioners } = (await readVoices(rounding, read.answers)).audiences
  const knows = practitioners?.measures.find(({ measure }) => measure === 'knows-whom-to-tell')
  assert.equal(practitioners?.n, 340)
  assert.equal(knows?.n, 340)
  assert.equal(knows?.estimate, 270 / 340)
  for (const { n, measures } of practitioners?.groups[0]?.groups ?? []) {
    assert.equal(n % 5, 0)
    for (const figure of measures) assert.equal(figure.n % 5, 0)
  }
})

test('the mapping that was used is a file, and gives the same again', async () => {
  const text = writeMapping(read.mapping, read.unmapped)
  const kept = readMapping(pack, text)
  assert.ok(kept.ok, JSON.stringify(kept))
  assert.deepEqual(kept.value, read.mapping)
  const again = await imported(pack, await allSamples(), kept.value)
  assert.deepEqual(await readVoices(pack, again.answers), { ...voices, unmapped: [] })
})

test('open comments stay apart, and nothing that leaves has one', () => {
  const [comments] = read.answers[1]?.comments ?? []
  assert.equal(comments?.texts.length, 37)
  assert.equal(voices.audiences.parents?.comments, 37)
  assert.doesNotMatch(JSON.stringify(voices), /I rang three numbers/)
})

test('the focus group speaks beside the figures', async () => {
  const notes = readNotes(pack, await sampleText('focus-group-notes.txt'))
  const { themes } = await readVoices(pack, read.answers, notes)
  assert.ok(themes.some(({ theme }) => theme === 'not-knowing-whom'))
  assert.doesNotMatch(JSON.stringify(themes), /Tyler|Chloe|Robson|cousin/)
})
