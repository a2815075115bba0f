import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storyEffect, waveChange } from './index.ts'

/** Twelve people, two stories each; who has which version of which turns about. `says` gives what somebody answers. */
const answers = (says: (person: number, story: number, version: number) => number) => {
  const rows = Array.from({ length: 12 }, (_, person) =>
    [0, 1].map((story) => ({ person, story, version: (person + story) % 2 })),
  ).flat()
  return {
    values: rows.map(({ person, story, version }) => says(person, story, version)),
    versions: rows.map(({ version }) => version),
    reference: 0,
    stories: rows.map(({ story }) => story),
    people: rows.map(({ person }) => person),
  }
}

test('a story’s own weight is not taken for the child’s, nor for chance', () => {
  const noise = (person: number, story: number): number => ((person * 5 + story * 3) % 7) / 10
  const flat = storyEffect(answers((person, story, version) => noise(person, story) + 2 * version))
  const steep = storyEffect(
    answers((person, story, version) => noise(person, story) + 2 * version + 50 * story),
  )
  assert.ok(flat && steep)
  assert.ok(Math.abs(flat.gap.estimate - steep.gap.estimate) < 1e-9)
  assert.ok(Math.abs(flat.gap.standardError - steep.gap.standardError) < 1e-9)
  assert.ok(flat.gap.low > 1.7 && flat.gap.high < 2.4 && flat.gap.p < 0.001, JSON.stringify(flat.gap))
})

test('one version is asked of more people, and stories still weigh the same in both', () => {
  const { values, versions, reference, stories, people } = answers((_, story, version) => story + version)
  const keep = values.map((_, row) => !(stories[row] === 1 && versions[row] === 1 && (people[row] ?? 0) > 3))
  const kept = <One>(list: readonly One[]): One[] => list.filter((_, row) => keep[row])
  const jitter = kept(values).map((value, i) => value + (i % 3) / 100)
  const effect = storyEffect({
    values: jitter,
    versions: kept(versions),
    reference,
    stories: kept(stories),
    people: kept(people),
  })
  assert.ok(effect && Math.abs(effect.gap.estimate - 1) < 0.02, JSON.stringify(effect?.gap))
})

test('where all say the same, where nobody met a version, or a scale has no spread, nothing hangs or is told as surely known', () => {
  const agreed = storyEffect(answers((_, story) => story))
  assert.ok(agreed && agreed.gap.low < -0.1 && agreed.gap.high > 0.1)
  assert.ok(agreed.smallestGap > 0.1)
  assert.equal(storyEffect(answers((_, _story, version) => 4 + version)), null)
  assert.equal(storyEffect({ ...answers(() => 1), versions: new Array(24).fill(0) }), null)
  assert.equal(
    storyEffect(answers((_, story, version) => (story === 1 && version === 1 ? Number.NaN : 1))),
    null,
  )
  assert.equal(waveChange({ values: [5, 5, 5] }, { values: [6, 6, 6] }).p, 1)
})
