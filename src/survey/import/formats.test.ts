import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { readCsv } from '../../kit/read-csv.ts'
import type { Pack } from '../../pack/index.ts'
import { durham, fileOf, imported, sampleText } from '../samples.fixture.ts'
import type { Answers } from './answers.ts'

let pack: Pack
let rows: string[][]

before(async () => {
  pack = await durham()
  rows = []
  readCsv([await sampleText('children-and-young-people.csv')], ',', (cells) => {
    rows.push(cells)
    return undefined
  })
})

const quoted = (cell: string): string => (/[",;\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const written = (table: readonly (readonly string[])[], separator = ',', end = '\r\n'): string =>
  table.map((cells) => cells.map(quoted).join(separator) + end).join('')

/** What matters of answers, so that two files can be compared. */
const figures = ({ n, audience, measures, signs, period }: Answers) => ({
  n,
  audience,
  period,
  measures: measures.map(({ measure, values }) => [measure, values.reduce((a, b) => a + b, 0).toFixed(6)]),
  signs: signs.map(({ id, values }) => [id, values.reduce((a, b) => a + b, 0)]).sort(),
})

const only = async (name: string, bytes: string | Uint8Array): Promise<Answers> => {
  const { answers, unmapped } = await imported(pack, [fileOf(name, bytes)])
  assert.deepEqual(unmapped, [])
  assert.equal(answers.length, 1)
  return answers[0] as Answers
}

const NAME = 'children-and-young-people.csv'

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes)
}

test('the same answers come out of every way in which a table is written', async () => {
  const plain = figures(await only(NAME, written(rows)))
  const ways: Record<string, string | Uint8Array> = {
    'a byte-order mark': `\uFEFF${written(rows)}`,
    semicolons: written(rows, ';'),
    'tabs, as Excel’s Unicode text': utf16(written(rows, '\t'), 'le', true),
    'UTF-16 big end first': utf16(written(rows), 'be', true),
    'UTF-16 without a mark': utf16(written(rows), 'le', false),
    'a line that names the separator': `sep=;\r\n${written(rows, ';')}`,
    'Unix line ends': written(rows, ',', '\n'),
    'old Mac line ends': written(rows, ',', '\r'),
    'no line end at the end': written(rows).trimEnd(),
    'every cell in quotes': `${rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`,
    'a separator after the last cell': written(rows.map((cells) => [...cells, ''])),
    'blank lines between': written(rows, ',', '\n\n'),
    'a title above': `Survey of young people\n\n${written(rows)}`,
    'spaces round the cells': written(rows.map((cells) => cells.map((cell) => ` ${cell} `))),
  }
  for (const [way, bytes] of Object.entries(ways)) {
    assert.deepEqual(figures(await only(NAME, bytes)), plain, way)
  }
})

test('Windows-1252 is read as such, and so are lines of it among lines of UTF-8', async () => {
  const curly = rows.map((cells) =>
    cells.map((cell) => cell.replace('Mum, dad or carer', 'Mam’s or dad’s – home')),
  )
  const plain = await only(NAME, written(curly))
  const bytes = [...written(curly)].map(
    (letter) => ({ '’': 0x92, '–': 0x96 })[letter] ?? letter.charCodeAt(0),
  )
  const windows = await only(NAME, Uint8Array.from(bytes))
  assert.deepEqual(figures(windows), figures(plain))
  const options = (answers: Answers): string[] =>
    answers.choices[0]?.options.map(({ option }) => option) ?? []
  assert.deepEqual(options(windows), options(plain))
  assert.ok(options(windows).includes('Mam’s or dad’s – home'))

  const half = curly.length / 2
  const mixed = Buffer.concat([
    Buffer.from(written(curly.slice(0, half)), 'utf8'),
    Uint8Array.from(
      [...written(curly.slice(half))].map(
        (letter) => ({ '’': 0x92, '–': 0x96 })[letter] ?? letter.charCodeAt(0),
      ),
    ),
  ])
  const joined = await only(NAME, new Uint8Array(mixed))
  assert.deepEqual(options(joined), options(plain))
})

test('one column for each option, with ticks, is the same question', async () => {
  const plain = figures(await only(NAME, written(rows)))
  const at = 5
  const { answers } = await imported(pack, [fileOf(NAME, written(rows))])
  const options = [...(answers[0]?.signs ?? []), ...(answers[0]?.decoys ?? [])].map(({ option }) => option)
  const header = rows[0]?.[at] ?? ''
  for (const [named, ticked, not] of [
    [(option: string) => `${header} [${option}]`, '1', '0'],
    [(option: string) => `${header} - ${option}`, 'Yes', 'No'],
    [(option: string) => `${header} ${option}`, 'Checked', ''],
  ] as const) {
    const wide = rows.map((cells, row) => [
      ...cells.slice(0, at),
      ...options.map((option) => (row === 0 ? named(option) : cells[at]?.includes(option) ? ticked : not)),
      ...cells.slice(at + 1),
    ])
    assert.deepEqual(figures(await only(NAME, written(wide))), plain, ticked)
  }
})

test('SmartSurvey: its own columns are dropped, its dates have the day first, its questions are numbered', async () => {
  const smart = rows.map((cells, row) => {
    const [, month = '', day = ''] = (cells[0] ?? '').split(/[/ ]/)
    const besides =
      row === 0
        ? ['UserID', 'UserNo', 'Name', 'Email', 'IP Address', 'Unique ID', 'Started', 'Ended']
        : [
            String(90000 + row),
            String(row),
            '',
            '',
            '203.0.113.7',
            `u${row}`,
            `${day}/${month}/2025 10:00`,
            `${day}/${month}/2025 10:05`,
          ]
    return [...besides, ...cells.slice(1).map((cell, i) => (row === 0 ? `Q${i + 1}. ${cell}` : cell))]
  })
  const { answers, unmapped, dropped } = await imported(pack, [fileOf('export.csv', written(smart))])
  assert.deepEqual(unmapped, [])
  assert.equal(answers[0]?.service, 'SmartSurvey')
  assert.deepEqual(figures(answers[0] as Answers), figures(await only(NAME, written(rows))))
  assert.ok(dropped.some(({ column, what }) => column === 'IP Address' && what === 'IP addresses'))
})

test('SmartSurvey with its three rows of headers: questions, their numbered options, and what those have below', async () => {
  const [header = [], ...people] = rows
  const signs = header.findIndex((question) => question.startsWith('Which of these would make you'))
  const options = [...new Set(people.flatMap((cells) => (cells[signs] ?? '').split(', ').filter(Boolean)))]
  const besides = ['UserID', 'UserNo', 'Name', 'Email', 'IP Address', 'Unique ID', 'Started', 'Ended']
  const blank = besides.map(() => '')
  const others = header.slice(1).filter((_, i) => i + 1 !== signs)
  const otherCells = (cells: readonly string[]): string[] => cells.slice(1).filter((_, i) => i + 1 !== signs)
  const three = [
    [
      ...besides,
      `Q1. ${header[signs]}`,
      ...options.slice(1).map(() => ''),
      ...others.map((one, i) => `Q${i + 2}. ${one}`),
      'Q9. How far is it?',
      '',
    ],
    [
      ...blank,
      ...options.map((option, i) => `Q1.${i + 1}. ${option}`),
      ...others.map(() => ''),
      'Q9.1. To school',
      '',
    ],
    [
      ...blank,
      ...options.map((_, i) => (i === 0 ? 'Q1.1.1. ' : '')),
      ...others.map(() => ''),
      'Q9.1.1. km',
      'Q9.1.2. miles',
    ],
    ...people.map((cells, i) => [
      ...[String(9000 + i), String(i + 1), '', '', '', `u${i}`, '02/03/2025 10:00', '02/03/2025 10:05'],
      ...options.map((option) => ((cells[signs] ?? '').split(', ').includes(option) ? option : '')),
      ...otherCells(cells),
      '3',
      '2',
    ]),
  ]
  const { answers, unmapped } = await imported(pack, [fileOf('export.csv', `\ufeff${written(three)}`)])
  assert.deepEqual(
    unmapped.map(({ column }) => column),
    ['Q9. How far is it?: Q9.1. To school Q9.1.1. km', 'Q9. How far is it?: Q9.1.2. miles'],
  )
  assert.equal(answers[0]?.service, 'SmartSurvey')
  assert.equal(answers[0]?.n, people.length)
  const read = figures(answers[0] as Answers)
  const plain = figures(await only(NAME, written(rows)))
  assert.deepEqual(read.measures.sort(), plain.measures.sort())
  assert.deepEqual(read.signs, plain.signs)
})

test('a table that no service writes is read by its wording, whatever its name is', async () => {
  const table = rows.map((cells) => cells.slice(1))
  const answers = await only('export (3).csv', written(table))
  assert.equal(answers.service, 'table')
  assert.equal(answers.period, null)
  assert.deepEqual(figures(answers).measures, figures(await only(NAME, written(rows))).measures)
})

test('what looks like an e-mail, a telephone number or a postcode is dropped under any header', async () => {
  const who = rows.map((cells, row) => [
    ...cells,
    row === 0 ? 'How can we reach you?' : row % 3 === 0 ? '' : `child${row}@example.org`,
    row === 0 ? 'Your area' : `DH1 ${row % 9}AB`,
  ])
  const { dropped, answers } = await imported(pack, [fileOf(NAME, written(who))])
  assert.deepEqual(
    dropped.map(({ column, what }) => [column, what]),
    [
      ['How can we reach you?', 'e-mail addresses'],
      ['Your area', 'postcodes'],
    ],
  )
  assert.doesNotMatch(JSON.stringify(answers[0]), /example\.org|DH1/)
})

test('contact details within comments are taken out, and it is said', async () => {
  const told = rows.map((cells, row) => [
    ...cells,
    row === 0
      ? 'Is there anything else you want to say?'
      : row === 5
        ? 'ring me on 07700 900123 or jo@example.org'
        : '',
  ])
  const { answers, notes } = await imported(pack, [fileOf(NAME, written(told))])
  assert.deepEqual(answers[0]?.comments[0]?.texts, ['ring me on [removed] or [removed]'])
  assert.ok(notes.some((note) => /2 e-mail addresses, numbers or postcodes were taken out/.test(note)))
})

test('a comma in an option that nobody knew is found by what only ever stands together', async () => {
  const strange = rows.map((cells) =>
    cells.map((cell) =>
      cell.replace('Unexplained money, clothes or phones', 'Has odd new gear, kit or gadgets'),
    ),
  )
  const { answers, unmapped } = await imported(pack, [fileOf(NAME, written(strange))])
  assert.equal(answers[0]?.signs.length, 9)
  assert.equal(unmapped.length, 1)
  assert.match(unmapped[0]?.why ?? '', /“Has odd new gear, kit or gadgets”/)
})
