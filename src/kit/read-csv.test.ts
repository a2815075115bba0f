import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCsv, separatorOf } from './read-csv.ts'

const read = (pieces: Iterable<string>, separator = ',') => {
  const rows: string[][] = []
  const fault = readCsv(pieces, separator, (cells) => {
    rows.push(cells)
    return undefined
  })
  return { rows, fault }
}

const inPieces = (text: string, cuts: readonly number[]): string[] => {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  return [...places, text.length].map((end, i) => text.slice(i === 0 ? 0 : places[i - 1], end))
}

test('whatever is written comes back, however it is cut into pieces', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', ',', '\n', '\r\n', '\r', 'a "b", c', '""'))
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.nat(), { maxLength: 8 }),
      (rows, separator, end, cuts) => {
        const text = rows
          .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator) + end)
          .join('')
        assert.deepEqual(read(inPieces(text, cuts), separator), { rows, fault: undefined })
      },
    ),
  )
})

test('a quotation mark within a cell is a letter', () => {
  assert.deepEqual(read(['5" phone,b\n']).rows, [['5" phone', 'b']])
})

test('where a quotation mark is lost, the row and the column are told', () => {
  assert.deepEqual(read(['a,b\n1,2\n3,"4\n5,6\n']).fault, {
    row: 3,
    column: 2,
    reason: 'A quotation mark is opened and never closed.',
  })
  assert.deepEqual({ ...read(['a,b\n"1"x,2\n']).fault, reason: '' }, { row: 2, column: 1, reason: '' })
})

test('a lost quotation mark is told of before a large file is in memory, and quickly', () => {
  const line = `${'x'.repeat(99)}\n`.repeat(1000)
  let given = 0
  const pieces = (function* () {
    yield 'a,b\n1,"'
    for (; given < 1000; given++) yield line
  })()
  assert.equal(read(pieces).fault?.row, 2)
  assert.ok(given < 100, `${given} pieces were read`)
})

test('the separator is the one that cuts all lines alike', () => {
  const header = '"If you were worried, would you act?";"Who, then?"\n'
  assert.equal(separatorOf(`${header}Yes;A\nNo, never;B\n`).separator, ';')
  assert.equal(separatorOf('a\tb\n1, 2\t3\n').separator, '\t')
  assert.equal(separatorOf('only one column\nyes, and no\nno\n').separator, ',')
  assert.deepEqual(separatorOf('sep=|\na|b\n'), { separator: '|', said: true })
})
