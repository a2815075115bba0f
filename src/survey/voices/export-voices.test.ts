import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import readWorkbook from 'read-excel-file/universal'
import { readCsv } from '../../kit/read-csv.ts'
import { allSamples, durham, imported } from '../samples.fixture.ts'
import { exportVoices } from './export-voices.ts'
import { FIGURE_COLUMNS, type FigureRow, figureRows } from './figure-rows.ts'
import { readVoices } from './read-voices.ts'
import type { Voices } from './voices.ts'

let voices: Voices

before(async () => {
  const pack = await durham()
  voices = await readVoices(pack, (await imported(pack, await allSamples())).answers)
})

type Cells = Record<string, unknown>

const fromCsv = async (given: Voices): Promise<Cells[]> => {
  const { content, name } = await exportVoices(given, 'csv')
  assert.equal(name, 'figures.csv')
  const rows: string[][] = []
  const fault = readCsv([String(content).replace(/^\ufeff/, '')], ',', (cells) => {
    rows.push(cells)
    return undefined
  })
  assert.equal(fault, undefined)
  return named(rows)
}

const fromWorkbook = async (given: Voices): Promise<Cells[]> => {
  const { content } = await exportVoices(given, 'xlsx')
  assert.ok(content instanceof Uint8Array)
  const [figures, about] = await readWorkbook(content.slice().buffer)
  assert.deepEqual([figures?.sheet, about?.sheet], ['Figures', 'About'])
  assert.match(String(about?.data[0]?.[1]), /Durham/)
  return named(figures?.data ?? [])
}

const named = ([header, ...rows]: readonly (readonly unknown[])[]): Cells[] => {
  assert.deepEqual(header, FIGURE_COLUMNS)
  return rows.map((cells) => Object.fromEntries(FIGURE_COLUMNS.map((column, i) => [column, cells[i] ?? ''])))
}

/** A row as a table has it: nothing is an empty cell. */
const asCells = (row: FigureRow, number: (value: number) => unknown): Cells =>
  Object.fromEntries(
    FIGURE_COLUMNS.map((column) => {
      const value = row[column]
      return [column, typeof value === 'number' ? number(value) : (value ?? '')]
    }),
  )

test('every figure comes back from CSV, from a workbook and from JSON as it went in', async () => {
  const rows = figureRows(voices)
  assert.ok(rows.length > 100)
  assert.deepEqual(
    await fromCsv(voices),
    rows.map((row) => asCells(row, String)),
  )
  assert.deepEqual(
    await fromWorkbook(voices),
    rows.map((row) => asCells(row, (value) => value)),
  )
  const { content } = await exportVoices(voices, 'json')
  const json = JSON.parse(String(content))
  assert.deepEqual(json.figures, rows)
  assert.equal(json.suppression, 'fewer-than-10')
})

test('a row says what it is of, when it was asked, and what stands behind it; or what is withheld and why', () => {
  const rows = figureRows(voices)
  const knows = rows.find(
    (row) => row.audience === 'parents' && row.measure === 'knows-whom-to-tell' && row.by === '',
  )
  assert.deepEqual(
    [knows?.kind, knows?.n, knows?.reading, knows?.from, knows?.to, knows?.estimate?.toFixed(3)],
    ['measure', 212, 'learning', '2025-03-01', '2025-05-28', '0.335'],
  )
  assert.match(knows?.question ?? '', /\?/)
  for (const { kind, n, estimate, withheld } of rows)
    assert.ok(kind === 'withheld' ? withheld !== '' && n === null && estimate === null : withheld === '')
  const byAgency = rows.filter((row) => row.audience === 'practitioners' && row.by === 'agency')
  assert.ok(byAgency.some(({ kind, measure }) => kind === 'withheld' && measure !== ''))
  // Every group has a row for every measure, shown or withheld.
  const groups = new Set(byAgency.filter(({ kind }) => kind === 'group').map(({ group }) => group))
  const measures = voices.audiences.practitioners?.measures.filter(({ scale }) => !scale) ?? []
  for (const group of groups)
    for (const { measure } of measures)
      assert.equal(byAgency.filter((row) => row.group === group && row.measure === measure).length, 1)
})

test('an export holds no count below ten but what a whole audience said', () => {
  for (const { kind, n } of figureRows(voices)) if (n !== null) assert.ok(n > 9, kind)
})

test('text that a spreadsheet would take for a formula is made harmless, also in a workbook', async () => {
  const bad = [
    '=1+1',
    '+44',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =HYPERLINK("x")',
    '＝1',
    'a\u0000b',
    'fine, "so"\nit is',
  ]
  const { parents } = voices.audiences
  const sign = parents?.signs[0]
  assert.ok(parents && sign)
  const given: Voices = {
    ...voices,
    audiences: { parents: { ...parents, signs: bad.map((option) => ({ ...sign, option })) } },
  }
  for (const cells of [await fromCsv(given), await fromWorkbook(given)]) {
    const items = cells.filter(({ kind }) => kind === 'sign').map(({ item }) => String(item))
    assert.equal(items.length, bad.length)
    for (const item of items.slice(0, 8)) assert.match(item, /^'/)
    assert.deepEqual([items[0], items[8]], ["'=1+1", 'ab'])
    assert.match(items[9] ?? '', /^fine, "so"\s+it is$/)
  }
})
