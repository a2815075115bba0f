import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PROFILES } from '../../statistics/index.ts'
import type { StoryAnswers, ToldStory } from '../import/answers.ts'
import { beforeOf } from './keep-what-was-published.ts'
import { readStories } from './read-stories.ts'
import { countsOfStories } from './story-counts.ts'

const profile = PROFILES['fewer-than-10']
const ARMS = [
  { id: 'girl', name: 'a girl' },
  { id: 'boy', name: 'a boy' },
]

/** People who each met both children; so many of them were worried about the one and about the other. */
const asked = (people: number, girl: number, boy: number): StoryAnswers => ({
  arms: ARMS,
  told: Array.from({ length: people }, (_, person): ToldStory[] =>
    [girl, boy].map((worried, i) => ({
      person,
      arm: ARMS[i]?.id ?? '',
      worried: Number(person < worried),
      tells: 1,
      recognises: Number.NaN,
    })),
  ).flat(),
})

const read = (stories: StoryAnswers | undefined) =>
  readStories(stories, profile, beforeOf([], countsOfStories(stories), profile))

test('a gap is a difference of shares with its interval, from answers of the same people', () => {
  const { stories, cells } = read(asked(200, 140, 90))
  assert.deepEqual(
    stories?.outcomes.map(({ outcome }) => outcome),
    ['worried'],
    'nobody said no to the second, and nobody was asked the third',
  )
  const [gap] = stories?.outcomes[0]?.gaps ?? []
  assert.equal(gap?.n, 200)
  assert.ok(gap && Math.abs(gap.estimate + 0.25) < 1e-9)
  assert.ok(gap.low < -0.25 && gap.high > -0.25 && gap.high < 0)
  // Paired: 50 of 200 were worried about the girl alone. McNemar's standard error is sqrt(0.25 − 0.0625)/sqrt(200).
  assert.ok(
    Math.abs((gap.high - gap.low) / 2 - 1.972 * Math.sqrt(0.1875 / 199)) < 0.002,
    `${gap.high - gap.low}`,
  )
  assert.equal(typeof cells['story worried boy=1'], 'number')
  assert.equal(cells['story tells boy=1'], null)
})

test('few people hide an outcome, however many answers they gave', () => {
  const twice = asked(40, 20, profile.to)
  assert.deepEqual(read(twice).stories?.outcomes, [])
  const doubled = { ...twice, told: [...twice.told, ...twice.told] }
  assert.deepEqual(read(doubled).stories?.outcomes, [])
  assert.equal(read(asked(profile.to, 2, 2)).stories, undefined)
  assert.equal(read(undefined).stories, undefined)
})
