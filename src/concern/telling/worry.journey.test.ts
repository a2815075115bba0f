import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import {
  expectGood,
  fill,
  go,
  screenshot,
  startTelling,
  type Telling,
} from '../../../test/scaffold/telling.ts'

let telling: Telling
before(async () => {
  telling = await startTelling()
})
after(() => telling?.stop())
afterEach(() => telling.forget())

for (const width of [360, 1024])
  test(`a young person tells a worry without a name at ${width} pixels: warned before typing, six words after`, async () => {
    const page = await telling.visit('/tell/worry', width)
    const start = (await page.textContent('main')) ?? ''
    for (const said of [
      'Nobody real receives',
      'Is somebody watching?',
      'may record what you type',
      'cannot promise',
      'First Contact',
    ])
      assert.ok(start.includes(said), said)
    await expectGood(page)
    await screenshot(page, `tell-start-${width}`)
    await go(page, 'Start')
    await go(page, 'Continue')
    assert.ok((await page.textContent('main'))?.includes('Choose who you are'))
    await expectGood(page)
    await fill(page, { tick: ['I am a child or young person', 'Me'] })
    await fill(page, { tick: ['Somebody makes a child carry, hide or sell things'] })
    assert.ok((await page.textContent('main'))?.includes('You choose what you tell us.'))
    await fill(page, { write: { 'How old are you?': 'about 14' } })
    await expectGood(page)
    await screenshot(page, `tell-know-${width}`)
    await fill(page, {
      write: {
        'Somebody who does harm: a name or nickname': 'Dez',
        'How old are they?': '16',
        'A number plate': 'NA??',
      },
    })
    await fill(page, { tick: ['No'], write: { 'Who must not find out that you told us?': 'My cousin' } })
    await fill(page, {
      tick: ['It happened to me'],
      write: { 'What have you seen, heard or lived through?': 'Dez makes me carry bags. I was absconded.' },
    })
    const review = (await page.textContent('main')) ?? ''
    assert.ok(review.includes('Telephone first'), 'the call is said at the end')
    assert.ok(!review.includes('Words to think about'), 'a child is not corrected')
    await expectGood(page)
    await screenshot(page, `tell-review-${width}`)
    const response = page.waitForResponse((one) => one.request().method() === 'POST')
    await go(page, 'Send')
    assert.equal((await response).headers()['cache-control'], 'no-store')
    const sent = (await page.textContent('main')) ?? ''
    assert.ok(sent.includes('maple lantern') && sent.includes('Nobody real receives'))
    assert.ok(!sent.includes('carry bags'), 'what was told is not shown again')
    await expectGood(page)
    await screenshot(page, `tell-sent-${width}`)
    assert.equal(await page.title(), 'Form – Early Signs')
    const [told] = telling.stored
    assert.ok(told && telling.stored.length === 1)
    assert.equal(told.coded.anonymous, true)
    assert.deepEqual(
      told.mentions.map(({ kind }) => kind),
      ['person', 'person', 'vehicle'],
    )
    assert.ok(told.routing.receiver === 'first-contact')
    await go(page, 'Show what I sent, to print or save')
    assert.ok((await page.textContent('main'))?.includes('carry bags'))
    await expectGood(page)
  })

test('what “whom should I tell?” knows is carried over: answered questions are not asked again', async () => {
  const page = await telling.visit('/whom-to-tell', 1024)
  for (const words of [
    'I am somebody else',
    'No, neither of these',
    'A child, and I could help somebody to find them',
    'None of these, or I do not know',
    'There is a weapon',
    'A car or another vehicle',
  ]) {
    await page.getByLabel(words, { exact: true }).first().check()
    await go(page, 'Continue')
  }
  if (await page.getByText('What could it be about?').isVisible()) {
    await page.getByLabel('None of these, or I do not know').check()
    await go(page, 'Continue')
  }
  await go(page, 'Fill it in here')
  assert.equal(new URL(page.url()).pathname, '/tell/worry')
  const start = (await page.textContent('main')) ?? ''
  assert.ok(start.includes('carried over') && start.includes('Telephone first'))
  await go(page, 'Start')
  // Who tells, what about and what happens are known: the child is the first page.
  assert.ok((await page.textContent('h1'))?.includes('Who might be harmed'))
  await fill(page, { write: { 'Name or nickname': 'Kai' } })
  await fill(page, {})
  await fill(page, { tick: ['No'] })
  await fill(page, {})
  assert.ok((await page.textContent('main'))?.includes('There is a weapon'))
  await go(page, 'Send')
  const [told] = telling.stored
  assert.equal(told?.facts.teller, 'community')
  assert.deepEqual(
    [told?.facts.danger, told?.facts.missing, told?.facts.significant_harm],
    ['no', 'no', 'yes'],
  )
  assert.ok(told?.facts.known_of?.includes('vehicle'), 'known there, though not told here')
})
