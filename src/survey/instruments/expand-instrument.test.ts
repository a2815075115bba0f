import assert from 'node:assert/strict'
import { test } from 'node:test'
import { durham } from '../samples.fixture.ts'
import { arrangements } from './arrangements.ts'
import { expandInstrument } from './expand-instrument.ts'
import type { Expanded } from './expanded.ts'

const pack = await durham()

const expanded = (id: string): Expanded => {
  const instrument = pack.instruments.get(id)
  if (!instrument || !pack.survey) throw new Error(`The pack has no ${id}.`)
  const made = expandInstrument(pack.survey, instrument)
  if (!made.ok) throw new Error(made.faults.map(({ what }) => what).join('\n'))
  return made.value
}

test('each audience is asked in its own words, with the options of the item bank', () => {
  const { questionnaire, uses } = expanded('parents')
  const signs = questionnaire.pages.find(({ id }) => id === 'page-signs')?.questions[0]
  assert.equal(signs?.order, 'random')
  assert.ok(signs?.options?.some(({ id }) => id === 'decoy-glasses'))
  assert.ok(signs?.options?.some(({ id, exclusive }) => id === 'none-of-these' && exclusive))
  assert.deepEqual(uses.whom?.counts, ['yes'])
  assert.equal(uses.whom?.ask, 'If you were worried about a child, would you know who to share that with?')
  assert.deepEqual(uses.help?.apart, ['i-have-not-shared-a-worry'])
  assert.equal(expanded('children').uses.whom?.ask, 'Do you know who you would go to?')
})

test('in a story only the words of the child differ, for each way of chance', () => {
  const { questionnaire, stories } = expanded('practitioners')
  const [variant] = questionnaire.variants ?? []
  assert.ok(variant && stories)
  assert.equal(stories.ids.length, 4)
  const said = new Map<string, Set<string>>()
  for (const { id, words } of variant.arms) {
    for (const [story, page] of stories.ids.entries()) {
      const { text = '' } = questionnaire.pages.find((one) => one.id === `page-${page}`) ?? {}
      const filled = text.replace(/\{(\w+)\}/g, (_, word: string) => {
        assert.ok(words[word], `${id} has no ${word}`)
        return words[word]
      })
      assert.doesNotMatch(filled, /[{}]/)
      const arm = stories.ways[id]?.[story]
      said.set(`${page} ${arm}`, (said.get(`${page} ${arm}`) ?? new Set()).add(filled))
      const masked = filled.replace(/\b(girl|boy|child|she|he|they|her|him|them|his|their)\b/gi, '…')
      said.set(page, (said.get(page) ?? new Set()).add(masked))
    }
  }
  // One text for each story and arm, three texts for each story, and one when the words are masked.
  assert.equal(said.size, 4 * 3 + 4)
  for (const texts of said.values()) assert.equal(texts.size, 1)
  const armsOf = (story: string) => [...said.keys()].filter((key) => key.startsWith(`${story} `))
  for (const story of stories.ids) {
    assert.deepEqual(armsOf(story).sort(), [`${story} boy`, `${story} girl`, `${story} not-said`])
    assert.equal(new Set(armsOf(story).flatMap((key) => [...(said.get(key) ?? [])])).size, 3)
  }
})

test('each person meets every arm, and each story has each arm equally often', () => {
  for (const [stories, arms] of [
    [4, 3],
    [4, 2],
    [2, 3],
    [6, 3],
    [1, 2],
  ] as const) {
    const ways = arrangements(stories, arms)
    assert.ok(ways.length >= arms && ways.length <= 12, `${ways.length} ways`)
    assert.equal(new Set(ways.map(String)).size, ways.length)
    for (const way of ways) assert.equal(new Set(way).size, Math.min(stories, arms))
    for (let story = 0; story < stories; story++)
      for (let arm = 0; arm < arms; arm++)
        assert.equal(ways.filter((way) => way[story] === arm).length, ways.length / arms)
  }
})

test('no question asks what happened to somebody, and a box of one’s own is kept apart', () => {
  for (const id of pack.instruments.keys()) {
    const { questionnaire, uses } = expanded(id)
    for (const question of questionnaire.pages.flatMap(({ questions }) => questions)) {
      assert.doesNotMatch(
        question.ask,
        /(happened|done) to you|have you (ever )?been|did (anyone|someone|somebody)/i,
      )
      if (question.type === 'textarea') assert.ok(question.open && uses[question.id]?.open)
    }
  }
})

test('what the item bank cannot read is a fault, all of it at once', () => {
  const instrument = pack.instruments.get('children')
  assert.ok(instrument && pack.survey)
  const made = expandInstrument(pack.survey, {
    ...instrument,
    questions: [
      { id: 'a', item: 'knows-whom-to-tell', answers: ['Yes', 'Perhaps on Tuesdays'] },
      { id: 'a', own: 'radios', ask: 'Which?' },
      { id: 'b', item: 'training' },
      { id: 'c', item: 'would-act', if: { question: 'd', is_any: ['yes'] } },
      { id: 'd', vignette: 'A {child} was late.' },
    ],
  })
  assert.equal(made.ok, false)
  const where = made.ok ? [] : made.faults.map((fault) => fault.where)
  assert.deepEqual(where, [
    'questions.0.answers.1',
    'questions.1.id',
    'questions.1',
    'questions.2',
    'questions.3.if',
    'questions.4',
  ])
})
