import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { packOf } from '../../test/scaffold/service.ts'
import { type Pack, ZONE } from '../pack/index.ts'
import { dueOf, workingDaysAfter } from './clocks.ts'
import { alertedNow } from './escalation.ts'

let pack: Pack
before(async () => {
  pack = await packOf('durham')
})
const at = (text: string): Date => DateTime.fromISO(text, { zone: ZONE }).toJSDate()
const after = (from: string, days: number): string =>
  DateTime.fromJSDate(workingDaysAfter(pack, at(from), days), { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm")

test('one working day is the same time on the next working day in England', () => {
  assert.equal(after('2026-11-23T10:00', 1), '2026-11-24T10:00')
  assert.equal(after('2026-11-27T16:30', 1), '2026-11-30T16:30')
  assert.equal(after('2026-11-23T10:00', 0), '2026-11-23T23:59')
})

test('weekends, bank holidays and the change of clocks', () => {
  // Told on a Saturday: as if on Monday as it begins.
  assert.equal(after('2026-11-28T20:00', 1), '2026-12-01T00:00')
  // Christmas Eve 2026 is a Thursday; Boxing Day is kept on Monday.
  assert.equal(after('2026-12-24T15:00', 1), '2026-12-29T15:00')
  assert.equal(after('2026-12-25T15:00', 1), '2026-12-30T00:00')
  // Easter 2027: Good Friday on the 26th of March, Monday the 29th; clocks go forward on the 28th.
  assert.equal(after('2027-03-25T09:15', 1), '2027-03-30T09:15')
  assert.equal(after('2026-10-23T09:15', 1), '2026-10-26T09:15')
})

test('whenever it begins, it ends on a working day, later, and one day more is later still', () => {
  const moments = fc.date({ min: at('2026-01-01'), max: at('2028-12-01'), noInvalidDate: true })
  const holidays = new Set(pack.partnership.bank_holidays.dates)
  fc.assert(
    fc.property(moments, fc.nat(10), (from, days) => {
      const end = workingDaysAfter(pack, from, days)
      const local = DateTime.fromJSDate(end, { zone: ZONE })
      assert.ok(local.weekday <= 5 && !holidays.has(local.toISODate() ?? ''))
      assert.ok(end > from)
      const more = workingDaysAfter(pack, from, days + 1)
      assert.ok(days === 0 ? more > from : more > end)
      // Who tells later is never due earlier.
      const later = workingDaysAfter(pack, new Date(from.getTime() + 3_600_000), days)
      assert.ok(later >= end || days === 0)
    }),
    { numRuns: 200 },
  )
})

test('of many in one minute each is due exactly when it would be due alone', () => {
  const receives = pack.receiving.get('first-contact')
  assert.ok(receives)
  const alone = structuredClone(pack)
  const moments = fc.date({ min: at('2026-01-01'), max: at('2028-12-01'), noInvalidDate: true })
  // The minutes in which hours, days and clocks change, too.
  const turns = [
    '2026-11-23T08:30',
    '2026-11-23T17:00',
    '2026-11-28T00:00',
    '2027-03-28T01:00',
    '2026-10-25T01:00',
  ]
  const around = fc.constantFrom(...turns).map((text) => new Date(at(text).getTime() - 60_000 * 30))
  fc.assert(
    fc.property(
      fc.oneof(moments, around),
      fc.nat(60),
      fc.array(fc.nat(59_999), { minLength: 3, maxLength: 6 }),
      fc.boolean(),
      (from, minutes, within, significant) => {
        const begin = Math.floor(from.getTime() / 60_000) * 60_000 + minutes * 60_000
        for (const ms of [...within, 0, 1, 59_999]) {
          const now = new Date(begin + ms)
          // Another copy of the team knows of no minute.
          const fresh = dueOf(alone, { ...receives }, significant, now)
          assert.deepEqual(dueOf(pack, receives, significant, now), fresh)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('significant harm is to be opened by the clock; what can wait, in the team’s own hours', () => {
  const receives = pack.receiving.get('first-contact')
  assert.ok(receives)
  const night = at('2026-11-28T23:00')
  assert.equal(dueOf(pack, receives, true, night).open.getTime() - night.getTime(), 30 * 60_000)
  const other = DateTime.fromJSDate(dueOf(pack, receives, false, night).open, { zone: ZONE })
  assert.equal(other.toISODate(), '2026-11-30')
})

test('those on duty are alerted while the team is not there', () => {
  const receives = pack.receiving.get('first-contact')
  assert.ok(receives)
  assert.deepEqual(alertedNow(pack, receives, at('2026-11-23T11:00')), [])
  assert.deepEqual(alertedNow(pack, receives, at('2026-11-23T03:00')), ['duty-manager'])
})
