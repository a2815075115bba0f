import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DateReader } from './dates.ts'

const period = (cells: readonly string[], usual: 'day-first' | 'month-first' = 'day-first') => {
  const reader = new DateReader()
  for (const cell of cells) reader.take(cell)
  return { ...reader.period(usual), unread: reader.unread }
}

test('the first and the last day, in every style in which services write them', () => {
  const styles = [
    ['2025/03/02 15:25:12 GMT', '2025/05/28 09:00:00 GMT+1'],
    ['2025-03-02T15:25:12Z', '2025-05-28'],
    ['03/02/2025 12:28:11', '05/28/2025 19:00:00'],
    ['02/03/2025 12:28', '28/05/2025'],
    ['2.3.2025', '28.5.25'],
    ['2 March 2025', '28 May 2025 10:00'],
    ['45718.82', '45805'],
  ]
  for (const cells of styles) {
    assert.deepEqual(
      period(cells),
      { period: { from: '2025-03-02', to: '2025-05-28' }, guessed: false, unread: 0 },
      cells.join(),
    )
  }
})

test('an order that the column leaves open is the usual one of the service, and that is said', () => {
  const cells = ['03/04/2025', '05/06/2025']
  assert.deepEqual(period(cells).period, { from: '2025-04-03', to: '2025-06-05' })
  assert.deepEqual(period(cells, 'month-first').period, { from: '2025-03-04', to: '2025-05-06' })
  assert.equal(period(cells).guessed, true)
})

test('a column that can be read in neither order has no period; blanks are no dates', () => {
  assert.equal(period(['31/12/2025', '12/31/2025']).period, null)
  assert.deepEqual(period(['', '']), { period: null, guessed: false, unread: 0 })
  assert.equal(period(['yesterday', '2025-03-02']).unread, 1)
})
