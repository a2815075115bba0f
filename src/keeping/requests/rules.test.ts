import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import { workingDays } from '../../pack/index.ts'
import { dueOn, monthsAfter } from './due.ts'
import { isShortened } from './redact.ts'

test('a month ends on the same day, else on the last of the month', () => {
  assert.equal(monthsAfter('2026-01-31', 1), '2026-02-28')
  assert.equal(monthsAfter('2028-01-30', 1), '2028-02-29')
  assert.equal(monthsAfter('2026-11-30', 3), '2027-02-28')
  assert.equal(monthsAfter('2026-12-15', 1), '2027-01-15')
})

test('one month, or three; from the proof where one was asked; never on a day without work', async () => {
  const days = workingDays(await packOf('durham'))
  assert.equal(dueOn('2026-11-23', [], days), '2026-12-23')
  assert.equal(
    dueOn('2026-11-25', [], days),
    '2026-12-29',
    'Christmas, a Saturday, a Sunday and a day in its place',
  )
  assert.equal(dueOn('2026-11-23', [{ kind: 'extended', onDay: null }], days), '2027-02-23')
  const asked = { kind: 'identity-asked', onDay: null } as const
  assert.equal(dueOn('2026-11-23', [asked], days), null)
  assert.equal(
    dueOn('2026-11-23', [asked, { kind: 'identity-proved', onDay: '2026-12-01' }], days),
    '2027-01-04',
  )
})

test('words are taken out, and none put in or moved', () => {
  const text = 'Kit was with Dex.\nDex has a silver car.'
  for (const right of ['Kit was with […].\n[…] has a silver car.', '[…]', 'Kit was […]', '[…] a silver car.'])
    assert.equal(isShortened(text, right), true, right)
  for (const wrong of [
    text,
    'Kit was with [name].',
    '[…] has a silver car. Kit […]',
    'Kit was with […] a red car.',
    'was with […]',
    '[…] has a',
  ])
    assert.equal(isShortened(text, wrong), false, wrong)
})
