import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import type { Pack } from '../../pack/index.ts'
import { readNotesFile } from '../focus-groups/notes.ts'
import { allSamples, durham, fileOf, imported, packCalled, sample, sampleText } from '../samples.fixture.ts'
import { readVoices } from '../voices/read-voices.ts'
import { importFiles } from './import-files.ts'
import { zipOf } from './zip.fixture.ts'

let pack: Pack
before(async () => {
  pack = await durham()
})

const HEADER = 'Timestamp,How old are you?,Do you know who you would go to?\n'

const BROKEN: readonly [string, () => string | Uint8Array, RegExp][] = [
  ['empty', () => '', /^x\.csv: The file is empty\.$/],
  ['only blank lines', () => '\n\n,,\n', /The file is empty/],
  ['a header only', () => HEADER, /^x\.csv, row 2, column 1: There is a header and no answer below it/],
  ['nobody answered', () => `${HEADER}2025/03/02 10:00:00,,\n`, /Nobody answered a question/],
  [
    'a row cut short',
    () => `${HEADER}2025/03/02,15,Yes\n2025/03/02,15\n`,
    /^x\.csv, row 3, column 2: The row ends after 2 of 3/,
  ],
  [
    'a row too long',
    () => `${HEADER}2025/03/02,15,Yes\n2025/03/02,15,Yes, but\n`,
    /^x\.csv, row 3, column 4: The row goes on/,
  ],
  [
    'a lost quotation mark',
    () => `${HEADER}2025/03/02,"15,Yes\n2025/03/02,15,No\n`,
    /^x\.csv, row 2, column 2: .*never closed/,
  ],
  ['binary', () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256), /bytes that no text has/],
  ['a PDF', () => '%PDF-1.7 ...', /This is a PDF/],
  ['an old Excel file', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /old or a locked Excel file/],
  ['a Word document renamed', () => zipOf({ 'word/document.xml': '<w/>' }), /This is a Word document/],
  ['a zip archive', () => zipOf({ 'a.csv': 'a' }), /a zip archive and no workbook/],
  [
    'a workbook cut short',
    () => zipOf({ 'xl/workbook.xml': '<workbook/>' }).subarray(0, 40),
    /cut short or damaged/,
  ],
  [
    'a workbook with nonsense in it',
    () => zipOf({ 'xl/workbook.xml': 'nonsense <' }),
    /The workbook is (damaged|empty)/,
  ],
  [
    'no question that is known',
    () => 'Colour,Dish\nred,soup\nblue,bread\n',
    /not sure whose answers|No column is surely/,
  ],
]

for (const [what, bytes, said] of BROKEN) {
  test(`${what}: a sentence, and no answer`, async () => {
    const result = await importFiles(pack, [fileOf('x.csv', bytes())])
    assert.equal(result.ok, false)
    const sentences = result.ok ? [] : result.faults.map(({ where, what: fault }) => `${where}: ${fault}`)
    assert.equal(sentences.length, 1)
    assert.match(sentences[0] ?? '', said)
  })
}

test('a workbook made to burst is refused before it is opened', async () => {
  const bomb = Buffer.alloc(300 * 1024 * 1024)
  const packed = deflateRawSync(bomb)
  const started = performance.now()
  const honest = zipOf({
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': { packed, size: bomb.length },
  })
  const lying = zipOf({
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': { packed, size: 1000 },
  })
  for (const [bytes, said] of [
    [honest, /more than 256 MB unpacked/],
    [lying, /unpacks to more than the workbook says/],
  ] as const) {
    const result = await importFiles(pack, [fileOf('parents.xlsx', bytes)])
    assert.ok(!result.ok)
    assert.match(result.faults[0]?.what ?? '', said)
  }
  assert.ok(performance.now() - started < 20_000)
})

test('a broken file beside sound ones is told of, and the sound ones are read', async () => {
  const { answers, broken } = await imported(pack, [fileOf('x.csv', ''), ...(await allSamples())])
  assert.equal(answers.length, 3)
  assert.deepEqual(broken, [{ where: 'x.csv', what: 'The file is empty.' }])
})

test('questions of one audience in a file called after another are not guessed', async () => {
  const { bytes } = await sample('practitioners.csv')
  const result = await importFiles(pack, [{ name: 'parents.csv', bytes }])
  assert.ok(!result.ok)
  assert.match(
    result.faults[0]?.what ?? '',
    /Its name says parents, and its questions are those for practitioners/,
  )
  const said = { files: [{ match: 'parents.csv', audience: 'parents' as const, columns: {} }] }
  const { notes } = await imported(pack, [{ name: 'parents.csv', bytes }], said)
  assert.ok(
    notes.some((note) =>
      /the mapping says parents, and the questions look like those for practitioners/.test(note),
    ),
  )
})

const childrenWho = async (
  rows: number,
  row = '2025/03/02 10:00:00 GMT,15,Yes,Yes,A friend,Wears glasses,',
): Promise<string> => {
  const [header = ''] = (await sampleText('children-and-young-people.csv')).split('\r\n')
  return `${header}\n${`${row}\n`.repeat(rows)}`
}

test('of one respondent nothing is shown', async () => {
  const row = '2025/03/02 10:00:00 GMT,15,Yes,No,A friend,Missing school or poor attendance,'
  const { answers } = await imported(pack, [fileOf('children.csv', await childrenWho(1, row))])
  const voices = await readVoices(pack, answers)
  assert.equal(voices.audiences.children?.n, null)
  assert.deepEqual(voices.audiences.children?.measures, [])
  assert.match(
    voices.audiences.children?.withheld[0] ?? '',
    /Fewer than 10 children and young people answered/,
  )
})

test('where everyone says the same, the interval is defined, and ticking only a decoy is no recognition', async () => {
  const row = '2025/03/02 10:00:00 GMT,15,Yes,No,A friend,"Missing school or poor attendance, Wears glasses",'
  const { answers } = await imported(pack, [fileOf('children.csv', await childrenWho(40, row))])
  const { measures = [] } = (await readVoices(pack, answers)).audiences.children ?? {}
  const of = (name: string) => measures.find(({ measure }) => measure === name)
  assert.equal(of('would-act')?.estimate, 1)
  assert.equal(of('would-act')?.reading, 'strength')
  assert.equal(of('knows-whom-to-tell')?.estimate, 0)
  assert.equal(of('knows-whom-to-tell')?.low, 0)
  assert.ok((of('knows-whom-to-tell')?.high ?? 1) < 0.1)
  // All ticked the one sign that anybody saw, and all ticked the decoy as well.
  assert.equal(of('recognises-signs')?.estimate, 1)
  assert.equal(of('recognises-signs')?.reading, null)
  assert.match(of('recognises-signs')?.sentence ?? '', /too many for this to be a strength/)
})

test('a million rows are read in bounded time and memory', { timeout: 180_000 }, async () => {
  const text = await sampleText('children-and-young-people.csv')
  const header = text.indexOf('\n') + 1
  const body = Buffer.from(text.slice(header))
  const times = 2137
  const bytes = Buffer.concat([Buffer.from(text.slice(0, header)), ...Array<Buffer>(times).fill(body)])
  const before = process.cpuUsage()
  const { answers } = await imported(pack, [{ name: 'children.csv', bytes }])
  const seconds = process.cpuUsage(before).user / 1e6
  assert.equal(answers[0]?.n, times * 468)
  const acts = answers[0]?.measures.find(({ measure }) => measure === 'would-act')
  assert.equal(
    acts?.values.reduce((sum, value) => sum + value, 0),
    times * 385,
  )
  assert.ok(seconds < 40, `${seconds} s of processor time`)
})

test('a pack without an item bank says so', async () => {
  const without = { ...(await packCalled('example')), survey: null }
  const result = await importFiles(without, await allSamples())
  assert.ok(!result.ok)
  assert.match(result.faults[0]?.what ?? '', /no item bank/)
})

test('notes that are no text, and empty ones, are told of', () => {
  for (const [bytes, said] of [
    [zipOf({ 'word/document.xml': '<w/>' }), /no plain text/],
    [new TextEncoder().encode(' \n'), /The notes are empty/],
  ] as const) {
    const result = readNotesFile(pack, { name: 'notes.txt', bytes })
    assert.ok(!result.ok)
    assert.match(result.faults[0]?.what ?? '', said)
  }
})
