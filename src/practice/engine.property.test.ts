import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { type Edition, type Exercise, leadsTo, loadPack, type Practice, playOf } from '../pack/index.ts'
import { openSealing } from '../vault/index.ts'
import { drawingOf } from './drawing.ts'
import { begin, takeTurn } from './take-turn.ts'
import { threadOf } from './thread.ts'
import { type Move, walk } from './walk.ts'
import { wayFrom } from './way.ts'

const SEED = '0123456789ab'
let practice: Practice
let all: { exercise: Exercise; edition: Edition }[]
before(async () => {
  const loaded = await loadPack(fileURLToPath(new URL('../../packs/durham', import.meta.url)))
  assert.ok(loaded.ok && loaded.value.practice)
  practice = loaded.value.practice
  all = [...practice.exercises.values()].flatMap((exercise) =>
    exercise.editions.map((edition) => ({ exercise, edition })),
  )
})

const begun = (exercise: Exercise, edition: Edition) => {
  const taken = begin(exercise, { edition }, SEED)
  assert.ok(taken)
  return taken
}

/** What can be sent at a step, chosen by a number. */
const sentAt = (taken: ReturnType<typeof begun>, pick: number): Record<string, string> => {
  const { step } = taken.walked
  const { turn } = step
  if (turn.kind === 'choice')
    return { at: step.id, choice: turn.choices[pick % turn.choices.length]?.id as string }
  return { at: step.id, go: 'on' }
}

test('whatever is chosen, each way through each edition ends, with all that was told on the way', () => {
  for (const { exercise, edition } of all)
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }), (picks) => {
        let taken = begun(exercise, edition)
        let turns = 0
        for (const pick of picks) {
          if (leadsTo(taken.walked.step).length === 0) break
          taken = takeTurn(exercise, taken.way, sentAt(taken, pick))
          turns++
          assert.equal(taken.newFrom, turns - 1)
          const entries = threadOf(taken.walked.passed, taken.walked.step, taken.newFrom)
          assert.ok(
            entries.every(({ isNew }, i) => isNew || !entries[i - 1]?.isNew),
            'what is new stands last',
          )
        }
        assert.ok(['ending', 'done'].includes(taken.walked.step.turn.kind), `${exercise.id} did not end`)
        assert.equal(taken.walked.moves.length, turns)
      }),
      { numRuns: 60 },
    )
})

test('each choice of each story matters: it leads elsewhere, or something else comes back', () => {
  for (const { exercise, edition } of all) {
    if (exercise.kind !== 'story') continue
    for (const { id, turn } of playOf(exercise, edition).steps.values()) {
      if (turn.kind !== 'choice') continue
      const outcomes = turn.choices.map(({ go, lines }) => JSON.stringify([go, lines.map(({ say }) => say)]))
      assert.ok(new Set(outcomes).size > 1, `${exercise.id}, ${edition}, ${id}`)
    }
  }
})

test('each story has a pause to think on every way, and more than one ending', () => {
  for (const { exercise, edition } of all) {
    if (exercise.kind !== 'story') continue
    const { endings, ways } = drawingOf(exercise, edition)
    assert.ok(endings >= 3 && ways >= endings, `${exercise.id}: ${endings} endings, ${ways} ways`)
    const play = playOf(exercise, edition)
    const without = (id: string): boolean => {
      const step = play.steps.get(id)
      if (!step || step.turn.kind === 'pause') return false
      const next = leadsTo(step)
      return next.length === 0 || next.some(without)
    }
    assert.equal(without(play.first), false, `${exercise.id}, ${edition}: a way without a pause`)
  }
})

test('a way survives being sealed, and whatever else comes in is a step of this edition or nothing', () => {
  const sealing = openSealing(randomBytes(32), 'practice/test')
  const now = new Date('2026-11-23T10:00:00Z')
  for (const { exercise, edition } of all) {
    let taken = begun(exercise, edition)
    while (leadsTo(taken.walked.step).length > 0) {
      const opened = sealing.unseal(sealing.seal(taken.way, now), now)
      assert.ok(opened.ok)
      assert.deepEqual(wayFrom(opened.value, exercise), taken.way)
      taken = takeTurn(exercise, taken.way, sentAt(taken, 1))
    }
  }
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, pick) => {
      const { exercise } = all[pick % all.length] as (typeof all)[number]
      const way = wayFrom(value, exercise)
      if (way) assert.ok(takeTurn(exercise, way, {}).walked.step)
    }),
  )
  const moves: fc.Arbitrary<Move[]> = fc.array(
    fc.record({
      at: fc.oneof(fc.string(), fc.constant('bus-stop')),
      chose: fc.option(fc.oneof(fc.string(), fc.constant('ring'))),
    }),
  )
  const lift = practice.exercises.get('a-lift-home') as Exercise
  fc.assert(
    fc.property(moves, (list) => {
      const play = playOf(lift, '13-15')
      const walked = walk(play, list)
      assert.ok(play.steps.has(walked.step.id))
      assert.deepEqual(walk(play, walked.moves).step, walked.step)
    }),
  )
})

test('an old page moves nothing; back and again go where they say', () => {
  const lift = practice.exercises.get('a-lift-home') as Exercise
  const first = begun(lift, '13-15')
  const second = takeTurn(lift, first.way, { at: 'bus-stop', choice: 'who' })
  assert.equal(second.walked.step.id, 'asked')
  assert.equal(takeTurn(lift, second.way, { at: 'bus-stop', choice: 'ring' }).walked.step.id, 'asked')
  assert.equal(takeTurn(lift, second.way, { at: 'asked', choice: 'ring' }).walked.step.id, 'asked')
  const third = takeTurn(lift, second.way, { at: 'asked', go: 'on' })
  assert.equal(third.walked.step.id, 'second-thoughts')
  assert.equal(takeTurn(lift, third.way, { go: 'back' }).walked.step.id, 'asked')
  assert.equal(takeTurn(lift, third.way, { go: 'again' }).walked.step.id, 'bus-stop')
  assert.equal(takeTurn(lift, first.way, { go: 'back' }).walked.step.id, 'bus-stop')
  assert.equal(begin(lift, { edition: 'all' }, SEED), null)
})
