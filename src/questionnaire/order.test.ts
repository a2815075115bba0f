import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AskedPage, Questionnaire } from './answers.ts'
import { allocate, optionsInOrder, pagesInOrder, runsOf, seeded, unmixed } from './order.ts'
import { SAMPLE } from './samples.fixture.ts'

const definition = SAMPLE
const arms = SAMPLE.variants?.[0]?.arms.map(({ id }) => id) ?? []

test('the same seed gives the same order and arms; another seed another', () => {
  const once = allocate({ definition }, seeded('one'))
  assert.deepEqual(allocate({ definition }, seeded('one')), once)
  assert.deepEqual(JSON.parse(JSON.stringify(once)), once, 'it is plain data')
  const others = Array.from({ length: 20 }, (_, i) =>
    JSON.stringify(allocate({ definition }, seeded(`${i}`))),
  )
  assert.ok(new Set(others).size > 3)
})

test('an arm that is dealt is the one that is given; one that there is not is drawn', () => {
  for (const arm of arms) assert.equal(allocate({ definition }, Math.random, () => arm).arms.child, arm)
  const { child = '' } = allocate({ definition }, Math.random, () => 'no such arm').arms
  assert.ok(arms.includes(child))
})

test('where none is dealt each arm is drawn as often as the others, within chance', () => {
  const draw = seeded('arms')
  const drawn = Array.from({ length: 3000 }, () => allocate({ definition }, draw).arms.child)
  for (const arm of arms) {
    const share = drawn.filter((one) => one === arm).length / drawn.length
    // Five standard errors of a third of 3000.
    assert.ok(Math.abs(share - 1 / arms.length) < 0.043, `${arm}: ${share}`)
  }
})

test('every order of options comes as often as any other, and “none” stays last', () => {
  const question = SAMPLE.pages[1]?.questions[0]
  assert.ok(question)
  const draw = seeded('options')
  const seen = new Map<string, number>()
  for (let i = 0; i < 3000; i++) {
    const order: string[] = optionsInOrder(question, allocate({ definition }, draw)).map(({ id }) => id)
    assert.equal(order.at(-1), 'none')
    const key = order.join(' ')
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  assert.equal(seen.size, 6)
  for (const [order, times] of seen) assert.ok(Math.abs(times / 3000 - 1 / 6) < 0.035, `${order}: ${times}`)
})

const page = (id: string, randomise: boolean, section?: string): AskedPage => ({
  id,
  text: id,
  randomise,
  questions: [],
  ...(section ? { section } : {}),
})

test('neighbouring pages of a section are mixed among themselves, all others stay', () => {
  const mixed: Questionnaire = {
    id: 'mixed',
    title: 'Mixed',
    pages: [
      page('a', false),
      page('b', true),
      page('c', true),
      page('d', true),
      page('e', false),
      page('f', true),
      page('g', true, 'other'),
    ],
  }
  assert.deepEqual(
    runsOf(mixed).map((run) => run.map(({ id }) => id).join('')),
    ['a', 'bcd', 'e', 'f', 'g'],
  )
  const orders = new Set<string>()
  for (let i = 0; i < 200; i++) {
    const allocation = allocate({ definition: mixed }, seeded(`${i}`))
    const order = pagesInOrder({ definition: mixed }, allocation)
      .map(({ id }) => id)
      .join('')
    assert.match(order, /^a[bcd]{3}efg$/)
    orders.add(order)
  }
  assert.equal(orders.size, 6)
  assert.deepEqual(pagesInOrder({ definition: mixed }, unmixed({ definition: mixed })), mixed.pages)
})

test('an order decided by an earlier definition loses and doubles nothing', () => {
  const question = SAMPLE.pages[1]?.questions[0]
  assert.ok(question?.options)
  const ids = fc.array(fc.constantFrom('trust', 'near', 'kind', 'gone', 'none'))
  fc.assert(
    fc.property(ids, (order) => {
      const got = optionsInOrder(question, { pages: [], arms: {}, options: { reasons: order } })
      assert.deepEqual(new Set(got), new Set(question.options))
      assert.equal(got.length, question.options?.length)
    }),
  )
})
