import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../../questionnaire/index.ts'
import { arrangements } from '../instruments/arrangements.ts'
import type { Expanded } from '../instruments/expanded.ts'
import { openDealing } from './deal-ways.ts'

const ARMS = ['girl', 'boy', 'not-said']
const ways = Object.fromEntries(
  arrangements(4, 3).map((way) => [`way-${way.join('-')}`, way.map((arm) => ARMS[arm] ?? '')]),
)
const stories = { ways } as unknown as NonNullable<Expanded['stories']>

/** How far apart the children of a story are at most, in people. */
const apart = (given: readonly string[]): number =>
  Math.max(
    ...[0, 1, 2, 3].map((story) => {
      const times = ARMS.map((arm) => given.filter((way) => ways[way]?.[story] === arm).length)
      return Math.max(...times) - Math.min(...times)
    }),
  )

test('of any number who answered, no story has one child more than two people oftener than another', () => {
  const draw = seeded('even')
  const dealing = openDealing(stories, () => new Date(0), draw)
  const given: string[] = []
  for (let person = 0; person < 300; person++) {
    const way = dealing.next()
    given.push(way)
    dealing.sent(way)
    assert.ok(apart(given) <= 2, `${apart(given)} apart after ${person + 1}`)
  }
  assert.equal(new Set(given).size, Object.keys(ways).length, 'chance leads through all ways')
})

test('where every other person stops half-way, what was sent is balanced all the same', () => {
  const draw = seeded('stops')
  let now = 0
  const dealing = openDealing(stories, () => new Date(now), draw)
  const sent: string[] = []
  for (let person = 0; person < 400; person++) {
    now += 5 * 60_000
    const way = dealing.next()
    // Stories about a boy put people off: the worst that could happen.
    if (draw() < (ways[way]?.[0] === 'boy' ? 0.25 : 0.6)) {
      sent.push(way)
      dealing.sent(way)
    }
  }
  assert.ok(apart(sent) <= 12, `${apart(sent)} apart of ${sent.length}`)
})

test('a process that starts anew goes on from what was sent, and counts nobody twice', () => {
  const draw = seeded('anew')
  const [one] = Object.keys(ways)
  const dealing = openDealing(stories, () => new Date(0), draw)
  dealing.load(new Map([[one ?? '', 30]]))
  const first = ways[one ?? ''] ?? []
  for (let person = 0; person < 20; person++) {
    const way = dealing.next()
    dealing.sent(way)
    assert.ok(ways[way]?.some((arm, story) => arm !== first[story]))
    assert.notEqual(way, one)
  }
  // All twenty are in the database now.
  const even = openDealing(stories, () => new Date(0), draw)
  const way = even.next()
  even.sent(way)
  even.load(new Map(Object.keys(ways).map((each) => [each, 5])))
  assert.equal(new Set(Array.from({ length: 40 }, () => even.next())).size > 8, true)
})
