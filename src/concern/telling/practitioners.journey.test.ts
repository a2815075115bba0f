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

const YOU = { 'Your name': 'Sam Reed', 'Your agency': 'Oakfield School' }

for (const width of [360, 1024])
  test(`a practitioner shares information at ${width} pixels: people one by one, words pointed out, copied to First Contact`, async () => {
    const page = await telling.visit('/tell', width)
    await expectGood(page)
    await screenshot(page, `tell-which-${width}`)
    await page.getByRole('link', { name: 'Partnership Information Sharing Form' }).click()
    await expectGood(page)
    await go(page, 'Start')
    await fill(page, { tick: ['Yes'], write: YOU })
    await go(page, 'Add a person')
    await page.getByLabel('A person of concern').check()
    await fill(page, { write: { Name: 'Mr Grey', 'Phone numbers': '07700 900123' } })
    // A person of concern is asked one thing more.
    await fill(page, { tick: ['No'] })
    await expectGood(page)
    await screenshot(page, `tell-people-${width}`)
    await go(page, 'Continue')
    await go(page, 'Continue')
    await go(page, 'Add a vehicle')
    await fill(page, { write: { 'Number plate': 'K1 ???' } })
    for (let i = 0; i < 4; i++) await go(page, 'Continue')
    await fill(page, { tick: ['An extra phone'] })
    await fill(page, { tick: ['Criminal exploitation or county lines', 'Yes'] })
    await fill(page, { write: { 'Or in words': 'last Tuesday' } })
    await fill(page, { tick: ['The child told me', 'No'] })
    assert.ok((await page.textContent('main'))?.includes('You need not tell the person'))
    await fill(page, { tick: ['Neither knows'] })
    await fill(page, { write: { 'Why have they not been told?': 'It could warn him.' } })
    await fill(page, { write: { 'Who must not find out about this report?': 'nobody' } })
    await fill(page, { write: { 'What was seen, heard or found?': 'She got in the car with him.' } })
    await fill(page, {
      write: { 'Who, what, where, when and how, in plain sentences': 'He waits outside the school.' },
    })
    const review = (await page.textContent('main')) ?? ''
    assert.ok(review.includes('Words to think about'))
    assert.ok(review.includes('Telephone first'))
    await expectGood(page)
    await screenshot(page, `tell-words-${width}`)
    await go(page, 'Send')
    await expectGood(page)
    const [told] = telling.stored
    assert.ok(told)
    assert.equal(told.routing.receiver, 'police')
    assert.deepEqual(
      told.routing.copies.map(({ team }) => team),
      ['first-contact'],
    )
    assert.equal(told.source['your-name'], 'Sam Reed')
    assert.equal(JSON.stringify(told.answers).includes('Sam Reed'), false)
    assert.deepEqual(
      told.mentions.map(({ kind, of }) => [kind, of]),
      [
        ['person', undefined],
        ['phone', 0],
        ['vehicle', undefined],
      ],
    )
  })

test('a significant band leads on to the referral, with the people and the harm carried over', async () => {
  const page = await telling.visit('/tell/exploitation-assessment', 1024)
  assert.ok((await page.textContent('main'))?.includes('Anything sexual with a child under 13'))
  await expectGood(page)
  await screenshot(page, 'tell-assessment-start')
  await go(page, 'Start')
  await fill(page, { write: YOU })
  await page.getByLabel('A child at risk').check()
  await fill(page, { write: { Name: 'Kai' } })
  await go(page, 'Continue')
  await fill(page, {})
  await fill(page, { tick: ['With the child', 'They agree'] })
  for (let i = 0; i < 11; i++) {
    if (i === 0) {
      await page.getByRole('radio', { name: 'Yes' }).first().check()
      await page.getByRole('radio', { name: 'Not known' }).nth(1).check()
      await go(page, 'Continue')
      await screenshot(page, 'tell-assessment-item')
      await expectGood(page)
      await go(page, 'Continue')
    } else {
      for (const radio of await page.getByRole('radio', { name: 'No', exact: true }).all())
        await radio.check()
      await go(page, 'Continue')
    }
  }
  for (let i = 0; i < 5; i++) await go(page, 'Continue')
  await fill(page, { tick: ['Criminal exploitation or county lines', 'Yes'] })
  await fill(page, { tick: ['I saw or heard it', 'No'] })
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0, 'no band is suggested')
  await fill(page, { tick: ['Significant'], write: { 'Your reasons': 'He was threatened with a knife.' } })
  await fill(page, { write: { 'Who must not find out about this report?': 'nobody' } })
  await go(page, 'Continue')
  await go(page, 'Send')
  assert.equal(telling.stored[0]?.routing.receiver, 'first-contact')
  await screenshot(page, 'tell-assessment-sent')
  await go(page, 'Go on to the referral')
  assert.ok((await page.textContent('main'))?.includes('Telephone First Contact first'))
  await go(page, 'Start')
  assert.ok((await page.textContent('h1'))?.includes('What do you ask for?'), 'who tells is known')
  await fill(page, { tick: ['Protection: a child may be suffering significant harm, or be likely to'] })
  await fill(page, {
    write: {
      'To whom did you speak, and when?': 'Ann, now',
      'Where is the child now, and who is with them?': 'At school',
    },
  })
  assert.ok((await page.textContent('main'))?.includes('A child at risk'), 'the people are carried over')
})
