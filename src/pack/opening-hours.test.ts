import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { EXAMPLE } from './check/copied-example.ts'
import { loadPack } from './load-pack.ts'
import { isOpen, openState, unchangedUntil } from './opening-hours.ts'
import type { Pack } from './pack.ts'
import type { Contact } from './schema/contacts.ts'

let pack: Pack
before(async () => {
  const loaded = await loadPack(EXAMPLE)
  assert.ok(loaded.ok)
  pack = loaded.value
})

const contact = (id: string): Contact => {
  const found = pack.contacts.get(id)
  assert.ok(found)
  return found
}
const open = (hours: Contact['hours']): Contact => ({ ...contact('children-desk'), hours })
const state = (who: Contact, at: string): string => {
  const { open, until, opensAt } = openState(who, new Date(at), pack)
  assert.equal(isOpen(who, new Date(at), pack), open)
  const then = until ?? opensAt
  return `${open ? 'open' : 'closed'} ${then ? then.toISOString().slice(0, 16) : ''}`.trim()
}

// Monday 23 November 2026; winter time, so the clock in London is UTC.
test('office hours: open from the first minute, closed from the last', () => {
  const desk = contact('children-desk')
  assert.equal(state(desk, '2026-11-23T08:29:59Z'), 'closed 2026-11-23T08:30')
  assert.equal(state(desk, '2026-11-23T08:30:00Z'), 'open 2026-11-23T17:00')
  assert.equal(state(desk, '2026-11-23T16:59:59Z'), 'open 2026-11-23T17:00')
  assert.equal(state(desk, '2026-11-23T17:00:00Z'), 'closed 2026-11-24T08:30')
  assert.equal(state(desk, '2026-11-27T18:00:00Z'), 'closed 2026-11-30T08:30')
})

test('in summer the clock in London counts, and not UTC', () => {
  const desk = contact('children-desk')
  assert.equal(state(desk, '2027-07-12T07:29:00Z'), 'closed 2027-07-12T07:30')
  assert.equal(state(desk, '2027-07-12T07:30:00Z'), 'open 2027-07-12T16:00')
})

test('bank holidays close those that keep them, and not the others', () => {
  assert.equal(state(contact('children-desk'), '2026-12-25T10:00:00Z'), 'closed 2026-12-29T08:30')
  assert.equal(state(contact('young-line'), '2026-12-25T11:00:00Z'), 'open 2026-12-26T00:00')
})

test('until midnight, and past it', () => {
  const line = contact('young-line')
  assert.equal(state(line, '2026-11-23T23:59:59Z'), 'open 2026-11-24T00:00')
  assert.equal(state(line, '2026-11-24T00:00:00Z'), 'closed 2026-11-24T10:00')
  const night = open({ weekly: [{ days: ['sat'], from: '22:00', to: '04:00' }], bank_holidays: 'open' })
  assert.equal(state(night, '2026-11-29T03:59:00Z'), 'open 2026-11-29T04:00')
  assert.equal(state(night, '2026-11-29T04:00:00Z'), 'closed 2026-12-05T22:00')
})

test('hours that touch are one stretch; hours without an end have none', () => {
  const day = (days: ['mon'] | ['tue']) => ({ days, from: '00:00', to: '24:00' })
  const two = open({ weekly: [day(['mon']), day(['tue'])], bank_holidays: 'open' })
  assert.equal(state(two, '2026-11-23T12:00:00Z'), 'open 2026-11-25T00:00')
  const every = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
  const whole = open({ weekly: [{ days: [...every], from: '00:00', to: '24:00' }], bank_holidays: 'open' })
  assert.equal(state(whole, '2026-11-23T12:00:00Z'), 'open')
  assert.equal(state(contact('999'), '2026-12-25T03:00:00Z'), 'open')
})

test('the night on which the clocks change keeps its hours by the clock', () => {
  const night = open({ weekly: [{ days: ['sat'], from: '20:00', to: '08:00' }], bank_holidays: 'open' })
  // 28 March 2027, 01:00 becomes 02:00: eight o'clock is 07:00 UTC.
  assert.equal(state(night, '2027-03-28T06:59:00Z'), 'open 2027-03-28T07:00')
  // 31 October 2027, 02:00 becomes 01:00 again: eight o'clock is 08:00 UTC.
  assert.equal(state(night, '2027-10-31T07:59:00Z'), 'open 2027-10-31T08:00')
})

test('a time that is none is refused', () => {
  assert.throws(() => isOpen(contact('children-desk'), new Date('soon'), pack), RangeError)
})

test('what is said by the clock stays as it is until somebody opens or closes, or the day ends', () => {
  const until = (at: string) => unchangedUntil(pack, new Date(at)).toISOString().slice(0, 16)
  assert.equal(until('2026-11-23T03:00:00Z'), '2026-11-23T08:30')
  assert.equal(until('2026-11-23T08:30:00Z'), '2026-11-23T10:00')
  assert.equal(until('2026-11-23T17:00:00Z'), '2026-11-24T00:00')
  assert.equal(until('2027-07-12T20:00:00Z'), '2027-07-12T23:00')
  for (let minute = 0; minute < 1440; minute += 7) {
    const at = new Date(Date.UTC(2026, 10, 23, 0, minute))
    const last = new Date(unchangedUntil(pack, at).getTime() - 1)
    for (const one of pack.contacts.values())
      assert.deepEqual(openState({ ...one }, last, pack), openState({ ...one }, at, pack), one.id)
  }
})

test('a clock that goes back is told what held then', () => {
  const desk = contact('children-desk')
  assert.equal(state(desk, '2026-11-23T12:00:00Z'), 'open 2026-11-23T17:00')
  assert.equal(state(desk, '2026-11-23T07:00:00Z'), 'closed 2026-11-23T08:30')
  assert.equal(state(desk, '2026-11-23T12:00:00Z'), 'open 2026-11-23T17:00')
})
