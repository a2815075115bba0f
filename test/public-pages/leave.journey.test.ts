/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { PATHS } from '../../src/guide/urls.ts'
import { openBrowser, type TestBrowser } from '../browser/browser.ts'
import { packOf, type Service, startService } from '../scaffold/service.ts'
import { reach, STATES } from './states.ts'
import { hiddenByTheButton, wayOut } from './way-out.ts'

/** Leaving quickly: by the button, the second skip link and Shift; with and without JavaScript. */
const NEUTRAL = 'https://www.bbc.co.uk/weather'
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

interface Options {
  readonly javaScript?: boolean
  readonly width?: number
  readonly url?: string
}

/** A page whose way out is ready, or slow until it is let through. */
async function open(path: string, { javaScript = true, width = 1024, url = service.url }: Options = {}) {
  const page = await browser.newPage({ javaScript, width, baseURL: url })
  const asked: string[][] = []
  let slow: Promise<unknown> = Promise.resolve()
  await page.route(/^https:/, async (route: Route) => {
    const headers = await route.request().allHeaders()
    asked.push([route.request().url(), headers.referer ?? 'no referrer'])
    await slow
    await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Rain later</h1>' })
  })
  await page.goto(path)
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    slow = promise
    return resolve
  }
  return { page, asked, hold }
}

interface Blank {
  readonly words: string
  readonly title: string
  readonly role: string | null
}

/** What a person sees two frames after the page went blank, the other page being nowhere near. */
async function whenBlank(page: Page): Promise<{ blank: Promise<Blank> }> {
  const { promise, resolve } = Promise.withResolvers<Blank>()
  await page.exposeFunction('sawBlank', resolve)
  await page.evaluate(() => {
    const tell = () => {
      const words = document.body.innerText.trim()
      const role = document.querySelector('.es-left')?.getAttribute('role')
      Reflect.get(globalThis, 'sawBlank')({ words, title: document.title, role })
    }
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.es-left')) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(tell))
    }).observe(document.body, { childList: true })
  })
  return { blank: promise }
}

const WAYS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the button', (page) => wayOut(page).click({ noWaitAfter: true })],
  [
    'the second skip link',
    async (page) => {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      assert.equal(await focused.textContent(), 'Leave this page quickly')
      assert.ok(((await focused.boundingBox())?.height ?? 0) > 20, 'the link shows when it has the focus')
      await page.keyboard.press('Enter')
    },
  ],
  [
    'Shift three times',
    async (page) => {
      for (let i = 0; i < 3; i++) await page.keyboard.press('Shift')
    },
  ],
]

describe('with JavaScript', () => {
  for (const [name, leave] of WAYS)
    test(`${name}: blank at once, then elsewhere, and Back passes by the page that was left`, async () => {
      const { page, hold, asked } = await open(PATHS.contacts)
      await page.goto(PATHS.whomToTell)
      const letThrough = hold()
      const { blank } = await whenBlank(page)
      await leave(page)
      assert.deepEqual(await blank, { words: 'Loading', title: 'Loading', role: 'alert' })
      letThrough()
      await page.waitForURL(NEUTRAL)
      assert.deepEqual(asked, [[NEUTRAL, 'no referrer']])
      await page.goBack()
      assert.equal(new URL(page.url()).pathname, PATHS.contacts, 'the page before it, not the page left')
      assert.deepEqual(
        await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]),
        ['', 0, 0],
      )
      await page.context().close()
    })

  test('each press is told and shown, and five seconds are all there is', async () => {
    const { page } = await open(PATHS.contacts)
    await page.clock.install()
    await page.reload()
    const told = page.locator('.es-leave [role=status]')
    const presses = () => page.locator('.es-leave').getAttribute('data-presses')
    await page.keyboard.press('Shift')
    assert.equal(await told.textContent(), 'Press Shift 2 more times to leave.')
    assert.equal(await presses(), '1')
    await page.keyboard.press('Shift')
    assert.equal(await told.textContent(), 'Press Shift 1 more time to leave.')
    assert.equal(await presses(), '2')
    await page.clock.runFor(5100)
    assert.match((await told.textContent()) ?? '', /You are still here/)
    assert.equal(await presses(), '0')
    await page.clock.runFor(5100)
    assert.equal(await told.textContent(), '')
    await page.keyboard.press('Shift')
    await page.keyboard.press('Shift')
    assert.equal(await page.locator('.es-left').count(), 0)
    await page.context().close()
  })

  test('capital letters are no presses, and another key between begins again', async () => {
    const { page } = await open(PATHS.contacts)
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift+D']) await page.keyboard.press(key)
    assert.equal(await page.locator('.es-leave').getAttribute('data-presses'), null)
    for (const key of ['Shift', 'Shift', 'a', 'Shift', 'Shift']) await page.keyboard.press(key)
    assert.equal(await page.locator('.es-left').count(), 0)
    await page.keyboard.press('Shift')
    await page.waitForURL(NEUTRAL)
    await page.context().close()
  })
})

test('without JavaScript it is a plain link, in the same tab, that tells nobody where one was', async () => {
  for (const name of ['Leave this page', 'Leave this page quickly']) {
    const { page, asked } = await open(PATHS.whomToTell, { javaScript: false })
    const link = page.getByRole('link', { name, exact: true })
    await link.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(NEUTRAL)
    assert.deepEqual(asked, [[NEUTRAL, 'no referrer']])
    assert.equal(page.context().pages().length, 1)
    await page.context().close()
  }
})

test('a pack may lead elsewhere', async () => {
  const pack = await packOf('durham')
  const elsewhere = 'https://example.org/recipes'
  const other = await startService({
    pack: { ...pack, partnership: { ...pack.partnership, leave_to: elsewhere } },
  })
  const { page } = await open(PATHS.contacts, { url: other.url })
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await page.waitForURL(elsewhere)
  await page.context().close()
  await other.stop()
})

test('without scripts, too, nothing that has the focus is under the button', async () => {
  const list = STATES.find(({ name }) => name === 'noticed') as (typeof STATES)[number]
  const page = await browser.newPage({ width: 320, javaScript: false, baseURL: service.url })
  await reach(page, list)
  assert.deepEqual(await page.evaluate(hiddenByTheButton), [])
  await page.context().close()
})
