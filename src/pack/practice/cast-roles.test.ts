import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { loadPack } from '../load-pack.ts'
import type { Practice } from '../pack.ts'
import type { Exercise } from '../schema/practice.ts'
import { castRoles } from './cast-roles.ts'
import { textsOf } from './exercise-texts.ts'
import { fillRoles, initialOf, placesIn } from './fill.ts'

let practice: Practice
let lift: Exercise
before(async () => {
  const loaded = await loadPack(fileURLToPath(new URL('../../../packs/durham', import.meta.url)))
  assert.ok(loaded.ok && loaded.value.practice)
  practice = loaded.value.practice
  lift = practice.exercises.get('a-lift-home') as Exercise
})

const RUNS = 5000
const seedOf = (i: number): string => i.toString(16).padStart(12, '0')

test('each gender plays each role as often as its share says, whoever plays the others', () => {
  const { cast } = practice
  const all = cast.genders.reduce((sum, { share }) => sum + share, 0)
  const pairs = new Map<string, number>()
  const counts = new Map<string, number>()
  for (let i = 0; i < RUNS; i++) {
    const players = castRoles(lift, cast, seedOf(i))
    for (const [role, { gender }] of players)
      counts.set(`${role} ${gender}`, (counts.get(`${role} ${gender}`) ?? 0) + 1)
    const pair = `${players.get('driver')?.gender} ${players.get('friend')?.gender}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  // Five standard errors of a share: chance goes beyond it once in more than a million.
  const near = (count: number, share: number, what: string): void => {
    const spread = 5 * Math.sqrt((share * (1 - share)) / RUNS)
    assert.ok(Math.abs(count / RUNS - share) < spread, `${what}: ${count} of ${RUNS}, expected ${share}`)
  }
  for (const { id, share } of cast.genders) {
    for (const role of lift.roles) near(counts.get(`${role.id} ${id}`) ?? 0, share / all, `${role.id} ${id}`)
    for (const other of cast.genders)
      near(pairs.get(`${id} ${other.id}`) ?? 0, (share * other.share) / all ** 2, `${id} with ${other.id}`)
  }
})

test('the same seed gives the same players; no two have one name or one initial', () => {
  for (const exercise of practice.exercises.values())
    for (let i = 0; i < 300; i++) {
      const players = castRoles(exercise, practice.cast, seedOf(i))
      assert.deepEqual(castRoles(exercise, practice.cast, seedOf(i)), players)
      const names = [...players.values()].map(({ name }) => name)
      assert.equal(new Set(names).size, names.length)
      assert.equal(new Set(names.map(initialOf)).size, names.length, names.join(', '))
    }
})

test('a gender that is given to a role is kept, and the others are drawn as ever', () => {
  for (let i = 0; i < 100; i++)
    for (const { id } of practice.cast.genders) {
      const free = castRoles(lift, practice.cast, seedOf(i))
      const players = castRoles(lift, practice.cast, seedOf(i), new Map([['friend', id]]))
      assert.equal(players.get('friend')?.gender, id)
      assert.equal(players.get('driver')?.gender, free.get('driver')?.gender)
      const list = practice.cast.names.find(({ id }) => id === 'young')?.of[id] ?? []
      assert.ok(list.includes(players.get('friend')?.name ?? ''))
    }
})

test('with any players every place of every text is filled', () => {
  const texts = [...practice.exercises.values()].flatMap((exercise) =>
    textsOf(exercise).map(({ text }) => ({ exercise, text })),
  )
  fc.assert(
    fc.property(fc.nat(2 ** 32), fc.nat(texts.length - 1), (seed, pick) => {
      const { exercise, text } = texts[pick] as (typeof texts)[number]
      const players = castRoles(exercise, practice.cast, seedOf(seed))
      for (const words of typeof text === 'string' ? [text] : Object.values(text))
        assert.deepEqual(placesIn(fillRoles(words, players)), [])
    }),
    { numRuns: 2000 },
  )
})

test('a word that begins large begins large', () => {
  const players = new Map([
    ['friend', { name: 'Ellie', gender: 'she', words: { they: 'she', their: 'her' } }],
  ])
  assert.equal(
    fillRoles('{friend_They} took {friend_their} bag. {friend} {other} {friend_zzz}', players),
    'She took her bag. Ellie {other} {friend_zzz}',
  )
})
