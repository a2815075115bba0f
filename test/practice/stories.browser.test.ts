/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { exercisePath, WHATS_OKAY } from '../../src/practice/urls.ts'
import { expectAccessible, expectNothingAmiss, openBrowser, type TestBrowser } from '../browser/browser.ts'
import { type Service, startService } from '../scaffold/service.ts'

let service: Service
let browser: TestBrowser
before(async () => {
  service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const LIFT = exercisePath('a-lift-home')
const QUIZ = exercisePath('okay-or-not')

const press = (page: Page, value: string): Promise<void> => page.locator(`button[value="${value}"]`).click()
const asked = (page: Page, words: string) => page.locator('[data-ask]', { hasText: words }).waitFor()

test('without JavaScript: a story to its end and back, the browser opening at what is new', async () => {
  const page = await browser.newPage({ javaScript: false, width: 360, baseURL: service.url })
  await page.goto(LIFT)
  await press(page, '13-15')
  await press(page, 'ring')
  assert.equal(new URL(page.url()).pathname, LIFT)
  assert.equal(new URL(page.url()).hash, '#now')
  assert.match(await page.locator('#now').innerText(), /last six per cent/)
  assert.match(await page.locator('[data-ask]').innerText(), /What has the answer shown you/)
  await press(page, 'on')
  await press(page, 'show')
  assert.equal(await page.locator('.es-dawning h2').innerText(), 'You were believed')
  await press(page, 'again')
  assert.equal(await page.locator('button[value=eat]').count(), 1)
  assert.equal((await page.context().cookies()).length, 0)
  expectNothingAmiss(page)
  await page.context().close()
})

test('with JavaScript: what arrives is added to the thread, said politely, and the focus is not lost', async () => {
  const page = await browser.newPage({ width: 360, baseURL: service.url })
  await page.goto(LIFT)
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await press(page, '13-15')
  await asked(page, 'What do you do?')
  const thread = page.locator('[role=log]')
  assert.equal(await thread.getAttribute('aria-live'), null, 'of a log that is polite by itself')
  const before = await thread.locator(':scope > ol > li').count()
  await page.evaluate(() => {
    const first = document.querySelector('[data-thread] > ol > li')
    Object.assign(window, { first })
  })
  await press(page, 'who')
  await asked(page, 'So what is the joke for?')
  assert.ok((await thread.locator(':scope > ol > li').count()) > before)
  assert.equal(
    await page.evaluate(
      () => document.querySelector('[data-thread] > ol > li') === Reflect.get(window, 'first'),
    ),
    true,
    'what stood there stays, so that it is not read out again',
  )
  assert.equal(await page.evaluate(() => document.activeElement?.hasAttribute('data-thread')), true)
  assert.match(await page.locator('[data-status]').innerText(), /joke/)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('value')), 'on')
  await expectAccessible(page)
  await press(page, 'back')
  await asked(page, 'What do you do?')
  assert.equal(await thread.locator(':scope > ol > li').count(), before)
  await press(page, 'ring')
  await asked(page, 'What has the answer shown you')
  await press(page, 'on')
  await page.locator('button[value=show]').waitFor()
  await press(page, 'show')
  await page.locator('.es-dawning').waitFor()
  assert.equal(await page.locator('[data-status]').innerText(), 'You were believed')
  assert.equal(await page.evaluate(() => Reflect.get(window, 'stayed')), true, 'the page was never left')
  await press(page, 'again')
  await page.locator('button[value=eat]').waitFor()
  assert.equal(await page.locator('.es-dawning').count(), 0)
  expectNothingAmiss(page)
  assert.equal((await page.context().cookies()).length, 0)
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0)
  await page.context().close()
})

test('the browser’s Back leads to the message before, and to the cover; loaded anew it begins; leaving passes by all of it', async () => {
  const page = await browser.newPage({ width: 360, baseURL: service.url })
  await page.context().route(/^https:/, (route) => route.fulfill({ body: 'elsewhere' }))
  await page.goto(WHATS_OKAY)
  await page.goto(QUIZ)
  await press(page, '13-15')
  const item = await page.locator('[data-thread]').innerText()
  await press(page, 'not-sure')
  await press(page, 'on')
  await page.getByText('2 of 12').waitFor()
  await press(page, 'back')
  await page.getByText('1 of 12').waitFor()
  const thought = await page.locator('[data-thread]').innerText()
  assert.ok(
    thought.startsWith(item) && thought.includes('frogs” and they'),
    'what to think about, and of what',
  )
  for (const part of ['2 of 12', '1 of 12', '1 of 12']) {
    await page.goBack()
    await page.getByText(part).waitFor()
  }
  assert.equal(await page.locator('[data-thread]').innerText(), item)
  await page.goBack()
  await page.getByText('Choose an age').waitFor()
  await page.goForward()
  await asked(page, 'What do you think?')
  await press(page, 'okay')
  await page.locator('button[value=on]').waitFor()
  await page.reload()
  await page.getByText('Choose an age').waitFor()
  await page.waitForFunction(() => history.state.turn === 0)
  await press(page, '13-15')
  await press(page, 'okay')
  await page.locator('button[value=on]').waitFor()
  await page.locator('.es-leave a').click({ noWaitAfter: true })
  await page.waitForURL(/^https:/)
  await page.goBack()
  assert.equal(new URL(page.url()).pathname, WHATS_OKAY)
  await page.context().close()
})

test('with motion messages take their time, and a button shows all of it at once', async () => {
  const page = await browser.newPage({ width: 360, baseURL: service.url })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.goto(LIFT)
  await press(page, '13-15')
  const skip = page.getByRole('button', { name: 'Show all of it now' })
  await skip.waitFor()
  assert.equal(
    await page.locator('button[name=choice]').count(),
    0,
    'nothing can be chosen before it was said',
  )
  await skip.click()
  await asked(page, 'What do you do?')
  assert.equal(await page.locator('.es-line--typing').count(), 0)
  assert.equal(await page.locator('[data-thread] > ol > li').count(), 5)
  assert.equal(await skip.count(), 0)
  await page.context().close()
})

test('with the way to the service cut, what was pressed is sent plainly', async () => {
  const page = await browser.newPage({ baseURL: service.url })
  await page.goto(LIFT)
  await press(page, '13-15')
  await asked(page, 'What do you do?')
  await page.evaluate(() => Object.assign(window, { fetch: () => Promise.reject(new Error('away')) }))
  await press(page, 'ring')
  await asked(page, 'What has the answer shown you')
  assert.equal(new URL(page.url()).pathname, LIFT)
  await page.context().close()
})

test('offline the way so far stays, and goes on when the connection is back; two presses are one', async () => {
  const page = await browser.newPage({ width: 360, baseURL: service.url })
  await page.goto(LIFT)
  await press(page, '13-15')
  await asked(page, 'What do you do?')
  await page.context().setOffline(true)
  for (let i = 0; i < 2; i++) await press(page, 'ring')
  await page.getByRole('alert').getByText('You are offline').waitFor()
  assert.equal(await page.getByRole('alert').count(), 1)
  await page.context().setOffline(false)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('button[value=ring]')
    button?.click()
    button?.click()
  })
  const skip = page.getByRole('button', { name: 'Show all of it now' })
  await skip.first().waitFor()
  await page.waitForTimeout(500)
  assert.equal(await skip.count(), 1, 'it arrives once')
  await skip.click()
  await asked(page, 'What has the answer shown you')
  await page.context().close()
})
