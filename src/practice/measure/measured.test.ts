import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { packOf } from '../../../test/scaffold/service.ts'
import type { Pack } from '../../pack/index.ts'
import { itemsFor } from './items.ts'
import { type Pair, pairedChange, releasable } from './paired.ts'
import { readMeasured, type SharedRow } from './read-measured.ts'

let pack: Pack
before(async () => {
  pack = await packOf('durham')
})

const dayNo = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
const pairsOn = (days: readonly number[]): Pair[] =>
  days.map((day, i) => ({ person: String(i), day: dayNo(day), before: 0, after: 1 }))

test('two releases, whenever they are read, differ by nobody or by ten people at least; today is in none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 80 }), fc.nat(31), fc.nat(31), (days, one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)]
      const first = releasable(pairsOn(days), dayNo(early))
      const second = releasable(pairsOn(days), dayNo(late))
      const people = new Set(first.map(({ person }) => person))
      assert.ok(first.every(({ day }) => day < dayNo(early)))
      assert.equal(
        first.every(({ person }) => second.some((pair) => pair.person === person)),
        true,
      )
      const added = second.filter(({ person }) => !people.has(person)).length
      assert.ok(added === 0 || added >= 10)
      assert.ok(first.length === 0 || first.length >= 10)
    }),
  )
})

test('a change of the same people is found by pairs: its interval holds the truth about 95 times in 100', () => {
  let held = 0
  let state = 7
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  for (let run = 0; run < 1000; run++) {
    const pairs = Array.from({ length: 60 }, (_, i): Pair => {
      // Half of what they say stays what it was; of the rest 40 % knew before and 70 % know after.
      const same = draw() < 0.5
      const knew = draw() < 0.4
      return { person: String(i), day: '', before: Number(knew), after: Number(same ? knew : draw() < 0.7) }
    })
    const told = pairedChange(pairs, true)
    if (told && told.change.low <= 0.15 && told.change.high >= 0.15) held++
  }
  assert.ok(held >= 930 && held <= 985, String(held))
})

test('nothing of nine; a change without spread has a width all the same', () => {
  assert.equal(pairedChange(pairsOn([1, 2, 3, 4, 5, 6, 7, 8, 9]), true), null)
  const all = pairedChange(pairsOn(Array.from({ length: 12 }, () => 1)), true)
  assert.ok(all && all.change.low < 0.9 && all.change.high <= 1)
})

const row = (i: number, answers: SharedRow['answers'], more: Partial<SharedRow> = {}): SharedRow => ({
  id: `row-${i}-${more.day ?? ''}`,
  audience: 'children',
  day: '2026-03-01',
  link: null,
  answers,
  ...more,
})
const told = (rows: SharedRow[], measure: string, of = 'children') =>
  readMeasured(pack, rows, '2026-11-23')
    .find(({ audience }) => audience === of)
    ?.measures.find((one) => one.measure === measure)

test('signs, false alarms, whom to tell and how sure they feel are read from the items of the survey', () => {
  const signs = itemsFor(pack, 'children')[0]?.options.filter(({ counts }) => counts) ?? []
  assert.ok(signs.length >= 5)
  const all = signs.map(({ id }) => id)
  const rows = Array.from({ length: 12 }, (_, i) =>
    row(i, {
      'before.recognises-signs': ['decoy-glasses'],
      'after.recognises-signs': all,
      'before.knows-whom-to-tell': 'not-sure',
      'after.knows-whom-to-tell': i < 9 ? 'yes' : 'no',
      'before.confidence': 4,
      'after.confidence': 6,
    }),
  )
  assert.deepEqual(
    [told(rows, 'recognises-signs')?.soon?.before, told(rows, 'recognises-signs')?.soon?.after],
    [0, 1],
  )
  assert.equal(told(rows, 'false-alarms')?.soon?.after, 0)
  assert.ok((told(rows, 'false-alarms')?.soon?.before ?? 0) > 0)
  assert.equal(told(rows, 'knows-whom-to-tell')?.soon?.change.estimate, 0.75)
  assert.equal(told(rows, 'confidence')?.soon?.change.estimate, 2)
  assert.equal(told(rows.slice(0, 9), 'confidence')?.soon, null)
})

test('people at work know whom to tell where they would call at once, by any number that is right', () => {
  const said = ['police', 'first-contact', 'manager', 'sure', 'follow', 'not-sure']
  const rows = Array.from({ length: 12 }, (_, i) =>
    row(
      i,
      {
        'before.knows-whom-to-tell': 'manager',
        'after.knows-whom-to-tell': said[i % 6] ?? '',
        'before.recognises-signs': ['decoy-coins'],
        'after.recognises-signs': ['unknown-cars-or-taxis'],
      },
      { audience: 'trades' },
    ),
  )
  const figure = (measure: string) => told(rows, measure, 'trades')?.soon
  assert.deepEqual([figure('knows-whom-to-tell')?.before, figure('knows-whom-to-tell')?.after], [0, 1 / 3])
  assert.deepEqual([figure('recognises-signs')?.before, figure('false-alarms')?.after], [0, 0])
  assert.ok((figure('recognises-signs')?.after ?? 0) > 0 && (figure('false-alarms')?.before ?? 0) > 0)
  assert.equal(told(rows, 'knows-whom-to-tell')?.soon, null)
})

test('eight weeks on is told of who came back, unless taking it from the rest would show a few', () => {
  const people = (n: number, cameBack: number): SharedRow[] =>
    Array.from({ length: n }, (_, i) => {
      const link = i < cameBack ? `link-${i}` : null
      const first = row(i, { 'before.confidence': 4, 'after.confidence': 6 }, { link })
      const second = row(i, { 'later.confidence': 5 }, { link, day: '2026-05-01' })
      return link ? [first, second] : [first]
    }).flat()
  assert.equal(told(people(24, 12), 'confidence')?.later?.change.estimate, 1)
  assert.equal(told(people(15, 12), 'confidence')?.later, null)
  assert.equal(told(people(12, 12), 'confidence')?.later?.n, 12)
  // Words that two chose are nobody's.
  const twice = people(24, 24).map((one) => (one.link ? { ...one, link: 'link-0' } : one))
  assert.equal(told(twice, 'confidence')?.later, null)
})
