/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PATHS } from '../../src/guide/urls.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../browser/browser.ts'
import { type Answers, answered, post, type Service, sealedIn, startService } from '../scaffold/service.ts'

/** Whole journeys in a real browser, on a phone, each with and without JavaScript. */
let service: Service
let browser: TestBrowser
let now = new Date('2026-11-23T10:00:00Z')
before(async () => {
  service = await startService({ clock: () => now })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

/** A question that is asked and has no answer here fails the journey. */
async function walk(page: Page, answers: Answers): Promise<string[]> {
  const asked: string[] = []
  for (let i = 0; i < 20; i++) {
    const question = page.locator('input[name=question]')
    if ((await question.count()) === 0) return asked
    const id = await question.inputValue()
    asked.push(id)
    const ticked = [answers[id] ?? []].flat()
    assert.ok(ticked.length > 0, `“${id}” was asked and has no answer here; asked: ${asked.join(', ')}`)
    for (const option of ticked) await page.locator(`input[name=answer][value="${option}"]`).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForLoadState()
  }
  throw new Error('The journey did not end.')
}

const PARENT: Answers = {
  teller: 'parent',
  now: 'neither',
  'about-them': 'none',
  happening: 'none',
  'also-know': 'none',
  kind: 'not-sure',
}

for (const javaScript of [true, false])
  describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    const open = (width = 320) => browser.newPage({ javaScript, width, baseURL: service.url })

    test('a parent finds whom to tell in at most nine taps, and can change an answer', async () => {
      now = new Date('2026-11-23T10:00:00Z')
      const page = await open()
      await page.goto('/')
      await page.getByRole('link', { name: 'Parents and carers' }).click()
      await page.getByRole('button', { name: 'Find out whom to tell' }).first().click()
      const asked = await walk(page, PARENT)
      assert.ok(asked.length <= 8, `asked ${asked.join(', ')}`)
      await expectAccessible(page)
      await expectValidHtml(await answered(service, PARENT), 'answer')
      await screenshot(page, `answer-parent-320-light`, { readme: true })
      assert.match((await page.locator('.es-answer').textContent()) ?? '', /Early Help|Family Hub/i)
      // Something worse comes to mind: the answer to that one question is changed, and whom to tell with it.
      await page.getByRole('button', { name: 'Change What is happening' }).click()
      assert.equal(await page.locator('input[name=question]').inputValue(), 'happening')
      assert.equal(await page.locator('input[value=none]').isChecked(), true)
      await page.locator('input[value=none]').uncheck()
      await page.locator('input[value=hurt]').check()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.locator('.es-answer').waitFor()
      assert.match((await page.locator('.es-answer').textContent()) ?? '', /First Contact now/)
      await page.getByRole('button', { name: 'Back' }).click()
      assert.equal(await page.locator('input[name=question]').count(), 1)
      expectNothingAmiss(page)
      await page.context().close()
    })

    test('danger now is answered at once, with 999', async () => {
      const page = await open()
      await page.goto(PATHS.whomToTell)
      const asked = await walk(page, { teller: 'community', now: 'danger' })
      assert.deepEqual(asked, ['teller', 'now'])
      const answer = page.locator('.es-answer')
      assert.match((await answer.textContent()) ?? '', /999/)
      assert.ok((await answer.locator('a[href="tel:999"]').count()) > 0)
      assert.match((await page.locator('main').textContent()) ?? '', /55/)
      await page.context().close()
    })

    test('nothing chosen: the page says so, beside the question too', async () => {
      const page = await open()
      await page.goto(PATHS.whomToTell)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
      if (javaScript)
        assert.equal(await page.evaluate(() => document.activeElement?.className), 'govuk-error-summary')
      await page.getByRole('link', { name: 'Choose one answer' }).click()
      assert.equal(await page.evaluate(() => location.hash), '#answer')
      await page.context().close()
    })

    test('the browser’s own Back finds the question before', async () => {
      const page = await open()
      await page.goto(PATHS.whomToTell)
      await page.locator('input[name=answer][value=practitioner]').check()
      await page.getByRole('button', { name: 'Continue' }).click()
      const second = await page.getByRole('heading', { level: 1 }).textContent()
      await page.locator('input[name=answer]').last().check()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, second)
      await page.goBack()
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), second)
      await page.context().close()
    })

    test('by keyboard alone', async () => {
      const page = await open(1024)
      await page.goto(PATHS.whomToTell)
      await page.keyboard.press('Tab')
      assert.equal(
        await page.evaluate(() => document.activeElement?.textContent?.trim()),
        'Skip to main content',
      )
      await page.keyboard.press('Enter')
      for (
        let i = 0;
        i < 4 && !(await page.evaluate(() => document.activeElement?.matches('input[type=radio]')));
        i++
      )
        await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await page.getByText('Question 2').waitFor()
      await page.context().close()
    })
  })

test('out of hours the answer says who answers now', async () => {
  now = new Date('2026-11-22T23:30:00Z')
  const page = await browser.newPage({ width: 320, baseURL: service.url })
  await page.goto(PATHS.whomToTell)
  await walk(page, PARENT)
  assert.match((await page.locator('.es-answer').textContent()) ?? '', /First Contact/)
  await page.context().close()
})

test('two ticks that cannot both be true: the page says which, and keeps them', async () => {
  const journey = service.url + PATHS.whomToTell
  let html = ''
  for (const [question, answer] of Object.entries({
    teller: 'parent',
    now: 'neither',
    'about-them': ['under-13', 'over-18'],
  })) {
    const response = await post(journey, { sealed: sealedIn(html), question, answer })
    html = await response.text()
    assert.equal(response.status, question === 'about-them' ? 422 : 200)
  }
  assert.match(html, /“Under 13” and “18 or over” cannot both be true/)
  assert.equal(html.match(/value="(under-13|over-18)"[^>]* checked/g)?.length, 2)
  await expectValidHtml(html, 'contradiction')
})

test('neighbouring councils out of hours: a list of numbers to call, and nothing amiss', async () => {
  now = new Date('2026-11-22T23:30:00Z')
  const page = await browser.newPage({ width: 320, baseURL: service.url })
  await page.goto(PATHS.whomToTell)
  const answers = { ...PARENT, 'about-them': 'elsewhere', happening: 'hurt' }
  await walk(page, answers)
  const councils = page.locator('.es-answer li')
  assert.equal(await councils.count(), service.pack.partnership.neighbours.length)
  assert.equal(
    await councils.filter({ has: page.locator('a[href^="tel:"], a[href^="https:"]') }).count(),
    await councils.count(),
  )
  await expectAccessible(page)
  await expectValidHtml(await answered(service, answers), 'neighbours')
  await page.context().close()
})

test('copy and print are offered only where they work', async () => {
  now = new Date('2026-11-23T10:00:00Z')
  for (const javaScript of [true, false]) {
    const page = await browser.newPage({ javaScript, baseURL: service.url })
    await page.goto(PATHS.whomToTell)
    await walk(page, { teller: 'community', now: 'danger' })
    assert.equal(await page.getByRole('button', { name: 'Print this page' }).isVisible(), javaScript)
    const text = await page.locator('#short-text').inputValue()
    assert.match(text, /999/)
    assert.doesNotMatch(text, /https?:|www\./)
    await page.context().close()
  }
})
