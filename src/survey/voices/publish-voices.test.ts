import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Pack } from '../../pack/index.ts'
import type { Answers, Values } from '../import/answers.ts'
import { durham, imported, sample } from '../samples.fixture.ts'
import { publishVoices } from './publish-voices.ts'
import { readVoices } from './read-voices.ts'
import type { Release } from './release.ts'
import type { AudienceVoice, Figure } from './voices.ts'

let pack: Pack
let all: Answers

before(async () => {
  pack = await durham()
  const [only] = (await imported(pack, [await sample('practitioners.csv')])).answers
  assert.ok(only)
  all = only
})

/** As if only some had answered yet. */
const some = (rows: (row: number) => boolean, answers: Answers = all): Answers => {
  const part = <One extends { readonly values: Values }>(one: One): One => ({
    ...one,
    values: one.values.filter((_, row) => rows(row)),
  })
  return {
    ...answers,
    n: Array.from({ length: answers.n }, (_, row) => row).filter(rows).length,
    measures: answers.measures.map(part),
    signs: answers.signs.map(part),
    decoys: answers.decoys.map(part),
    choices: answers.choices.map((choice) => ({ ...choice, options: choice.options.map(part) })),
    groupings: answers.groupings.map((one) => ({ ...one, codes: one.codes.filter((_, row) => rows(row)) })),
  }
}
const first = (n: number): Answers => some((row) => row < n)

const publish = async (answers: Answers, published: readonly Release[], on: string, by: Pack = pack) => {
  const { voices, release } = await publishVoices(by, [answers], { published, on })
  const voice = voices.audiences.practitioners
  assert.ok(voice)
  // It is kept as JSON and read again.
  return { voice, release: JSON.parse(JSON.stringify(release)) as Release }
}

const MEANS = /(recognises-signs|false-alarms|sees-every-gender-at-risk)$/

/** Everything yes-or-no that is shown, by its name: how many people said yes, and how many no. */
const counts = (voice: AudienceVoice): Map<string, number> => {
  const found = new Map<string, number>([['everybody', voice.n ?? Number.NaN]])
  const add = (name: string, { n, estimate }: Figure): void => {
    const yes = n * estimate
    found.set(`${name}: n`, n)
    if (MEANS.test(name)) return
    found.set(`${name}: yes`, Math.round(yes))
    found.set(`${name}: no`, n - Math.round(yes))
  }
  for (const one of voice.measures) add(one.measure, one)
  for (const one of voice.signs) add(one.sign, one)
  for (const one of voice.decoys) add(one.option, one)
  for (const { measure, options } of voice.choices)
    for (const one of options) add(`${measure}/${one.option}`, one)
  for (const { by, groups } of voice.groups)
    for (const { group, n, measures } of groups) {
      found.set(`${by}=${group}`, n)
      for (const one of measures) add(`${by}=${group}, ${one.measure}`, one)
    }
  return found
}

/** The attack: what was shown then is taken from what is shown now. */
const differences = (then: AudienceVoice, now: AudienceVoice): Map<string, number> => {
  const earlier = counts(then)
  return new Map(
    [...counts(now)].flatMap(([name, count]) => {
      const before = earlier.get(name)
      return before === undefined || before === count ? [] : [[name, count - before] as const]
    }),
  )
}

test('what was never published reads as ever', async () => {
  const { voice } = await publish(all, [], '2026-05-03')
  assert.deepEqual(voice, (await readVoices(pack, [all])).audiences.practitioners)
  assert.ok(voice.groups.some(({ groups }) => groups.length > 1))
})

test('published twice, the same answers say the same', async () => {
  const one = await publish(all, [], '2026-05-03')
  const two = await publish(all, [one.release], '2026-05-04')
  assert.deepEqual(two.voice, one.voice)
})

test('of three late answers nothing is told: everything stands as it was published', async () => {
  const one = await publish(first(338), [], '2026-05-03')
  const late = await publish(all, [one.release], '2026-05-10')
  assert.equal(differences(one.voice, late.voice).size, 0)
  assert.deepEqual([late.voice.n, late.voice.as_of], [338, '2026-05-03'])
  assert.match(late.voice.withheld.join(' '), /Fewer than 10 practitioners answered since 3 May 2026/)
  const again = await publish(all, [one.release, late.release], '2026-05-11')
  assert.deepEqual(again.voice, late.voice)
})

const RULES = [
  ['fewer-than-10', 9, 1],
  ['one-to-five', 5, 1],
  ['one-to-seven-rounded', 7, 5],
] as const

for (const [suppression, few, round] of RULES)
  test(`of many late answers what they changed is told, and nowhere of a few: ${suppression}`, async () => {
    assert.ok(pack.survey)
    const by: Pack = { ...pack, survey: { ...pack.survey, suppression } }
    let told = 0
    let stands = 0
    const releases: Release[] = []
    const seen: AudienceVoice[] = []
    for (const [i, n] of [120, 155, 161, 341].entries()) {
      const { voice, release } = await publish(first(n), releases, `2026-05-0${i + 1}`, by)
      for (const then of seen)
        for (const [name, difference] of differences(then, voice)) {
          told += 1
          // Of rounded counts the difference may be less than it seems by what rounding takes, or more.
          const most = difference + (round - 1)
          assert.ok(round === 1 ? difference > few : most >= few, `${name} of ${n}: ${difference}`)
        }
      stands +=
        [...voice.measures, ...voice.groups].filter(({ as_of }) => as_of).length + (voice.as_of ? 1 : 0)
      releases.push(release)
      seen.push(voice)
      // The same once more: what stood stands.
      const again = await publish(first(n), releases, `2026-05-0${i + 1}`, by)
      assert.equal(differences(voice, again.voice).size, 0, `${n} again`)
    }
    assert.ok(told > 10, `${told} differences are shown`)
    assert.ok(stands > 0, `${stands} figures stand`)
  })

test('of answers that were taken out nothing is told either', async () => {
  const one = await publish(all, [], '2026-05-03')
  const fewer = await publish(first(330), [one.release], '2026-05-10')
  assert.equal(differences(one.voice, fewer.voice).size, 0)
  assert.match(fewer.voice.withheld.join(' '), /taken out or changed since 3 May 2026/)
})

test('releases of another wave or of other days are of other people', async () => {
  const one = await publish(first(338), [], '2026-05-03')
  const days = { from: '2027-03-01', to: '2027-03-09' }
  assert.equal((await publish({ ...all, period: days }, [one.release], '2027-05-03')).voice.n, 341)
  assert.equal((await publish({ ...all, wave: '2027' }, [one.release], '2027-05-03')).voice.n, 341)
})

test('a new grouping of the same people comes out as if both had been published together', async () => {
  const plain = { ...all, groupings: [] }
  const [agency] = all.groupings
  assert.ok(agency)
  // Agencies in two, but for one of the people: the difference would be that person.
  const halves = {
    ...agency,
    by: 'locality' as const,
    labels: ['one', 'other'],
    codes: agency.codes.map((code, row) => (row === 0 ? 1 : Math.min(code, 1))),
  }
  const one = await publish({ ...plain, groupings: [agency] }, [], '2026-05-03')
  const two = await publish({ ...plain, groupings: [halves] }, [one.release], '2026-05-04')
  const both = await publish({ ...plain, groupings: [agency, halves] }, [one.release], '2026-05-04')
  assert.deepEqual(both.voice.groups[0], one.voice.groups[0])
  assert.deepEqual(both.voice.groups[1], two.voice.groups[0])
})

test('no change is told from a wave that reads otherwise than it was published', async () => {
  const before = (answers: Answers): Answers => ({ ...answers, wave: '2025' })
  const now: Answers = { ...all, wave: '2026' }
  const changed = async (wave: Answers, published: readonly Release[]): Promise<number> => {
    const { voices } = await publishVoices(pack, [wave, now], { published, on: '2026-05-03' })
    return voices.audiences.practitioners?.measures.filter(({ change }) => change).length ?? 0
  }
  const { release } = await publish(before(first(300)), [], '2025-05-03')
  assert.ok((await changed(before(first(300)), [release])) > 3)
  assert.equal(await changed(before(first(303)), [release]), 0)
  // And none from a wave that too few answered to be shown.
  assert.equal(await changed(before(first(5)), []), 0)
})

test('a mean by group stands only where all that it is of does, for the one left over would follow', async () => {
  const { voice } = await publish(all, [], '2026-05-03')
  const [byAgency] = voice.groups
  assert.ok(byAgency)
  const key = 'sees-every-gender-at-risk'
  const harms = all.measures.filter(({ measure, harm }) => measure === key && harm !== null).length
  let without = 0
  for (const { measures } of byAgency.groups) {
    const parts = measures.filter(({ measure }) => measure.startsWith(`${key}/`)).length
    const whole = measures.some(({ measure }) => measure === key)
    assert.equal(whole, parts === harms)
    if (!whole) without += 1
  }
  assert.ok(without > 0 && harms === 3)
})

test('a group of which nobody answered a question is read all the same', async () => {
  const [grouping] = all.groupings
  const group = grouping?.codes[0]
  const silent = {
    ...all,
    measures: all.measures.map((one) => ({
      ...one,
      values: one.values.map((value, row) => (grouping?.codes[row] === group ? Number.NaN : value)),
    })),
  }
  const { practitioners } = (await readVoices(pack, [silent])).audiences
  const shown = practitioners?.groups.find(({ by }) => by === grouping?.by)
  assert.ok(shown && shown.groups.length > 0)
  for (const { group: name, measures } of shown.groups)
    if (name === grouping?.labels[group ?? -1]) assert.deepEqual(measures, [])
})
