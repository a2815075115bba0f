import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Pack } from '../../pack/index.ts'
import { durham, fileOf, imported } from '../samples.fixture.ts'
import { readVoices } from '../voices/read-voices.ts'
import { type MappingFile, readMapping } from './mapping-file.ts'

let pack: Pack
before(async () => {
  pack = await durham()
})

const given = (text: string): MappingFile => {
  const read = readMapping(pack, text)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

/** A table with headers that no wording finds. */
const table = (rows: number): string => {
  const lines = ['Q1;Q2;Q3;Q4;Area']
  for (let row = 0; row < rows; row++) {
    const ticked = row % 4 === 0 ? '' : row % 2 === 0 ? 'trainers | late' : 'trainers | homework'
    lines.push(
      [
        row % 3 === 0 ? 'Aye' : 'Nah',
        ticked,
        row % 5 === 0 ? 'owt' : 'lasses',
        'x',
        row % 2 ? 'East' : 'West',
      ].join(';'),
    )
  }
  return lines.join('\n')
}

const MAPPING = `
files:
  - match: "wave*.csv"
    audience: parents
    columns:
      Q1: {measure: knows-whom-to-tell, counts: ["Aye"]}
      Q2: {measure: recognises-signs, signs: {"trainers": unexplained-possessions, "late": out-late, "burner": extra-phone}, decoys: ["homework"]}
      Q3: {measure: sees-every-gender-at-risk, harm: sexual, counts: ["owt"]}
      Q4: {ignore: true}
      Area: {measure: locality}
`

test('a mapping says what no wording could', async () => {
  const { answers, unmapped } = await imported(pack, [fileOf('wave 1.csv', table(60))], given(MAPPING))
  assert.deepEqual(unmapped, [])
  const { audiences } = await readVoices(pack, answers)
  const measures = new Map(audiences.parents?.measures.map((one) => [one.measure, one]))
  assert.equal(measures.get('knows-whom-to-tell')?.estimate, 20 / 60)
  // Of three signs offered (nobody ticked “burner”), a quarter of people ticked none, a quarter two and half one.
  assert.ok(Math.abs((measures.get('recognises-signs')?.estimate ?? 0) - (15 * 2 + 30) / (3 * 60)) < 1e-12)
  assert.equal(measures.get('false-alarms')?.estimate, 30 / 60)
  assert.equal(measures.get('recognises-signs')?.reading, 'learning')
  assert.equal(measures.get('sees-every-gender-at-risk/sexual')?.estimate, 12 / 60)
  assert.equal(measures.get('sees-every-gender-at-risk')?.estimate, 12 / 60)
  assert.deepEqual(
    audiences.parents?.signs.map(({ sign, n, estimate }) => [sign, n, estimate]),
    [
      ['unexplained-possessions', 60, 45 / 60],
      ['out-late', 60, 15 / 60],
      ['extra-phone', 60, 0],
    ],
  )
  assert.deepEqual(
    audiences.parents?.groups[0]?.groups.map(({ group, n }) => [group, n]),
    [
      ['East', 30],
      ['West', 30],
    ],
  )
})

test('blanks are not answers, and an answer that does not count is one', async () => {
  const rows = ['Q1', ...Array(12).fill('Yes'), ...Array(11).fill('Not sure'), ...Array(10).fill('"  "')]
  const mapping = given(
    'files: [{match: a.csv, audience: parents, columns: {Q1: {measure: knows-whom-to-tell, counts: ["Yes"]}}}]',
  )
  const { answers } = await imported(
    pack,
    [fileOf('a.csv', rows.map((row) => `${row},1\n`).join(''))],
    mapping,
  )
  const [knows] = (await readVoices(pack, answers)).audiences.parents?.measures ?? []
  assert.deepEqual([knows?.n, knows?.estimate], [23, 12 / 23])
})

test('without “signs” the options are matched by wording', async () => {
  const mapping = given(
    'files: [{match: "*", audience: children, columns: {What: {measure: recognises-signs}}}]',
  )
  const rows = ['What', ...Array(20).fill('"Wears glasses, Unexplained money, clothes or phones"')]
  const { answers, mapping: used } = await imported(pack, [fileOf('a.csv', rows.join('\n'))], mapping)
  assert.deepEqual(
    answers[0]?.signs.map(({ id }) => id),
    ['unexplained-possessions'],
  )
  assert.deepEqual(used.files[0]?.columns.What, {
    measure: 'recognises-signs',
    signs: { 'Unexplained money, clothes or phones': 'unexplained-possessions' },
    decoys: ['Wears glasses'],
  })
})

test('who lists the signs has said of every option whether it is one', async () => {
  const mapping = given(
    'files: [{match: "*", audience: children, columns: {What: {measure: recognises-signs, signs: {Staying out late: out-late}}}}]',
  )
  const rows = ['What', ...Array(20).fill('"Staying out late, Mood swings, Wears glasses, Something else"')]
  const { answers, unmapped } = await imported(pack, [fileOf('a.csv', rows.join('\n'))], mapping)
  assert.deepEqual(unmapped, [])
  assert.deepEqual(
    answers[0]?.signs.map(({ id }) => id),
    ['out-late'],
  )
  assert.deepEqual(
    answers[0]?.decoys.map(({ option }) => option),
    ['Wears glasses'],
  )
})

test('a measure with two columns, as where a survey branches, is one measure', async () => {
  const rows = ['A,B,Q', ...Array(20).fill('Yes,,'), ...Array(10).fill(',Aye,'), ...Array(10).fill(',Nah,')]
  const mapping = given(`files:
  - match: a.csv
    audience: parents
    columns: {A: {measure: knows-whom-to-tell, counts: ["Yes"]}, B: {measure: knows-whom-to-tell, counts: ["Aye"]}}`)
  const { answers } = await imported(pack, [fileOf('a.csv', rows.join('\n'))], mapping)
  const { measures = [] } = (await readVoices(pack, answers)).audiences.parents ?? {}
  assert.deepEqual(
    measures.map(({ measure, n, estimate }) => [measure, n, estimate]),
    [['knows-whom-to-tell', 40, 30 / 40]],
  )
})

test('two files of one audience are read together, also where one has an option or a question that the other lacks', async () => {
  const ask = 'Who would you contact first?'
  const know = 'If you were worried about a child, would you know who to share that with?'
  const files = [
    fileOf(
      'parents a.csv',
      [`"${know}",${ask}`, ...Array(20).fill('Yes,School'), ...Array(20).fill('No,The police')].join('\n'),
    ),
    fileOf(
      'parents b.csv',
      [`${ask},x`, ...Array(30).fill('School,'), ...Array(30).fill('Another parent,')].join('\n'),
    ),
  ]
  const { answers } = await imported(pack, files)
  const { parents } = (await readVoices(pack, answers)).audiences
  assert.equal(parents?.n, 100)
  assert.deepEqual(
    parents?.measures.map(({ measure, n, estimate }) => [measure, n, estimate]),
    [['knows-whom-to-tell', 40, 0.5]],
  )
  assert.deepEqual(
    parents?.choices[0]?.options.map(({ option, n, estimate }) => [option, n, estimate]),
    [
      ['School', 100, 0.5],
      ['Another parent', 100, 0.3],
      ['The police', 100, 0.2],
    ],
  )
})

test('weights and clusters are taken into account where the mapping names them', async () => {
  const rows = ['Know,Weight,School']
  for (let row = 0; row < 200; row++)
    rows.push(
      `${row < 100 ? 'Yes' : 'No'},${row < 100 ? 3 : 1},school ${row % 100 < 50 ? (row / 10) | 0 : row % 7}`,
    )
  const mapping = given(`files:
  - match: a.csv
    audience: parents
    columns: {Know: {measure: knows-whom-to-tell, counts: ["Yes"]}, Weight: {design: weight}, School: {design: cluster}}`)
  const { answers } = await imported(pack, [fileOf('a.csv', rows.join('\n'))], mapping)
  const [knows] = (await readVoices(pack, answers)).audiences.parents?.measures ?? []
  assert.equal(knows?.estimate, 0.75)
  assert.ok((knows?.high ?? 0) - (knows?.low ?? 0) > 0.2, 'clusters that say the same make an interval wider')
})

test('a wave before is compared with; where the interval holds no change, none is claimed', async () => {
  const wave = (yes: number, no: number): string =>
    ['Know', ...Array(yes).fill('Yes'), ...Array(no).fill('No')].join('\n')
  const column = 'columns: {Know: {measure: knows-whom-to-tell, counts: ["Yes"]}}'
  const mapping = given(`files:
  - {match: "old.csv", audience: parents, wave: "2024", ${column}}
  - {match: "new.csv", audience: parents, wave: "2025", ${column}}`)
  const changed = async (yes: number) => {
    const { answers } = await imported(
      pack,
      [fileOf('new.csv', wave(yes, 200 - yes)), fileOf('old.csv', wave(60, 140))],
      mapping,
    )
    const { parents } = (await readVoices(pack, answers)).audiences
    assert.equal(parents?.n, 200)
    assert.equal(parents?.wave, '2025')
    return parents?.measures[0]?.change
  }
  const up = await changed(110)
  assert.equal(up?.direction, 'up')
  assert.match(up?.sentence ?? '', /^That is 25 percentage points more than in 2024/)
  const same = await changed(66)
  assert.equal(same?.direction, null)
  assert.match(same?.sentence ?? '', /^No change since 2024 can be told from chance/)
})

test('columns that the mapping does not speak of are matched by wording as ever', async () => {
  const text = `Know,${'If you were worried about a child, would you know who to share that with?'.replaceAll(',', ';')},Who do you think is at risk of being exploited?\n${'Yes,No,Mostly girls\n'.repeat(20)}`
  const mapping = given(
    'files: [{match: a.csv, audience: parents, columns: {Know: {measure: knows-whom-to-tell, counts: ["Yes"]}}}]',
  )
  const { answers, unmapped } = await imported(pack, [fileOf('a.csv', text)], mapping)
  const measures = answers[0]?.measures.map(({ measure, question }) => [measure, question])
  assert.deepEqual(measures, [
    ['knows-whom-to-tell', 'Know'],
    ['sees-every-gender-at-risk', 'Who do you think is at risk of being exploited?'],
  ])
  assert.match(unmapped[0]?.why ?? '', /Another column fits “knows-whom-to-tell” at least as well/)
})

test('a column that is not there, and a file that was not given, are told of', async () => {
  const mapping = given(`files:
  - {match: a.csv, audience: parents, columns: {Know: {measure: knows-whom-to-tell, counts: ["Yes"]}, Gone: {measure: training}}}
  - {match: b.csv, audience: children}`)
  const { unmapped, notes } = await imported(pack, [fileOf('a.csv', `Know\n${'Yes\n'.repeat(20)}`)], mapping)
  assert.deepEqual(
    unmapped.map(({ column }) => column),
    ['Gone'],
  )
  assert.ok(notes.some((note) => note.includes('“b.csv”')))
})
