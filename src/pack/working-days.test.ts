import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { packOf } from '../../test/scaffold/service.ts'
import type { Pack } from './pack.ts'
import { dayOf, isDay, weekOf, workingDays } from './working-days.ts'

let pack: Pack
before(async () => {
  pack = await packOf('durham')
})

test('the working days of England: no weekend, no bank holiday of the pack', () => {
  const days = workingDays(pack)
  assert.deepEqual(
    ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-28', '2026-12-29'].map((day) => days.is(day)),
    [true, false, false, false, true],
  )
  assert.equal(days.onOrAfter('2026-12-24'), '2026-12-24')
  assert.equal(days.onOrAfter('2026-12-25'), '2026-12-29')
  assert.equal(days.after('2026-12-24'), '2026-12-29')
  assert.equal(days.after('2026-11-23'), '2026-11-24')
  assert.equal(days.after('2026-11-27'), '2026-11-30')
  assert.equal(days.between('2026-12-24', '2026-12-29'), 1)
  assert.equal(days.between('2026-12-29', '2026-12-24'), -1)
})

test('days as England has them', () => {
  assert.deepEqual([isDay('2026-02-28'), isDay('2026-02-30'), isDay('soon')], [true, false, false])
  assert.equal(dayOf(new Date('2026-06-30T23:30:00Z')), '2026-07-01')
  assert.equal(weekOf('2026-11-29'), '2026-11-23')
})
