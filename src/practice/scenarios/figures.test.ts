import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import { type Figures, figuresFrom, type SharedFile } from './figures.ts'
import { type Library, libraryOf } from './round.ts'

let library: Library
before(async () => {
  library = libraryOf(await packOf('durham')) as Library
})

/** So many people, each with two girls and two boys; `tells` says of which children somebody is told. */
const files = (people: number, tells: (gender: string, person: number) => boolean, from = 0): SharedFile[] =>
  Array.from({ length: people }, (_, i) => from + i).flatMap((person) =>
    [...library.all.keys()].map((story, nth): SharedFile => {
      const gender = (nth + person) % 2 === 0 ? 'girl' : 'boy'
      return {
        person: `${person}`,
        story,
        set: 'first',
        child: { gender },
        worry: (gender === 'girl' ? 4 : 6) + ((person * 7 + nth) % 5) / 4,
        tells: Number(tells(gender, person)),
        sees: Number.NaN,
        blames: Number.NaN,
      }
    }),
  )
const half = (_: string, person: number): boolean => person % 4 < 2
const tellsOf = (figures: Figures | null) => figures?.factors['first.gender']?.tells

test('under ten people nothing is told; nor of an outcome where under ten said the same of the same child', () => {
  assert.equal(figuresFrom(library, files(9, half), null, '2026-11-23'), null)
  const few = figuresFrom(
    library,
    files(40, (gender, person) => gender === 'girl' && person < 9),
    null,
    '2026-11-23',
  )
  assert.equal(tellsOf(few)?.all, null)
  assert.ok(few?.factors['first.gender']?.worry?.all, 'worry is told by how many were asked')
  const enough = figuresFrom(library, files(40, half), null, '2026-11-23')
  assert.deepEqual(enough?.people, { first: 40 })
  assert.ok(tellsOf(enough)?.all)
  assert.equal(tellsOf(enough)?.all?.levels[0]?.n, 80)
})

test('a bias is told with its interval, the second child less the first', () => {
  const gap = figuresFrom(library, files(60, half), null, '2026-11-23')?.factors['first.gender']?.worry?.all
    ?.gap
  assert.ok(
    gap && gap.estimate > 1.9 && gap.estimate < 2.1 && gap.low > 1.5 && gap.high < 2.5,
    JSON.stringify(gap),
  )
})

test('file by file all are told or none, so that none follows from the sum', () => {
  const enough = figuresFrom(library, files(80, half), null, '2026-11-23')
  assert.equal(Object.keys(tellsOf(enough)?.stories ?? {}).length, library.all.size)
  const lacking = files(80, half).filter(
    ({ story, person }) => story !== 'the-early-train' || Number(person) < 30,
  )
  const without = figuresFrom(library, lacking, null, '2026-11-23')
  assert.ok(tellsOf(without)?.all)
  assert.equal(tellsOf(without)?.stories, null)
})

test('two releases never differ by a few: what three more people said is told with those who come later', () => {
  const first = figuresFrom(library, files(40, half), null, '2026-11-23')
  const three = [...files(40, half), ...files(3, () => true, 40)]
  const second = figuresFrom(library, three, first, '2026-11-24')
  assert.deepEqual({ ...second, day: '' }, { ...first, day: '' })
  const many = figuresFrom(library, [...three, ...files(40, half, 43)], second, '2026-11-25')
  assert.deepEqual(many?.people, { first: 83 })
  assert.notDeepEqual(tellsOf(many)?.all, tellsOf(first)?.all)
})
