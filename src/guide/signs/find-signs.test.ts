import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readerOf } from '../../frame/index.ts'
import { loadPack } from '../../pack/index.ts'
import { findSigns } from './find-signs.ts'

const loaded = await loadPack(join(import.meta.dirname, '../../../packs/durham'))
assert.ok(loaded.ok)
const reader = readerOf(loaded.value, 'en', new Date('2026-11-23T10:00:00Z'))
const found = (typed: string): string[] => findSigns(reader, typed).map(({ id }) => id)

for (const [typed, sign] of [
  ['bunking off', 'poor-attendance'],
  ['burner phone', 'extra-phone'],
  ['traners', 'unexplained-possessions'],
  ['two phoens', 'extra-phone'],
  ['My son has a KNIFE!', 'weapon'],
  ["won't say where", 'out-late'],
  ['hotel', 'hotel-or-travel-cards'],
  ['skipping school', 'poor-attendance'],
] as const)
  test(`“${typed}” finds ${sign}`, () => assert.ok(found(typed).includes(sign), `${found(typed)}`))

test('a word that only one sign knows is not drowned by the others', () => {
  assert.ok(found('burner').length <= 3, `${found('burner')}`)
})

test('nothing typed, or words that nobody knows, find nothing', () => {
  for (const typed of ['', '   ', 'zzqxqzz', '***']) assert.deepEqual(found(typed), [], typed)
})

test('whatever is typed, the pack’s own signs come back, each once and in its order', () => {
  const order = [...reader.pack.signs.keys()]
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
      const places = found(typed).map((id) => order.indexOf(id))
      assert.deepEqual(
        places,
        [...new Set(places)].sort((a, b) => a - b),
      )
      assert.ok(!places.includes(-1))
    }),
    { numRuns: 50 },
  )
})
