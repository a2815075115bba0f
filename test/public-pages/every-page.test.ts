/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../browser/browser.ts'
import { type Service, startService } from '../scaffold/service.ts'
import { counted, writeResults } from './accessibility-results.ts'
import { expectNothingLost } from './nothing-lost.ts'
import { expectHeard, expectReadAsSeen, readBackwards } from './reading-order.ts'
import { reach, STATES } from './states.ts'
import { expectWayOut } from './way-out.ts'

/**
 * Every page of the public side, in every state that looks different: valid, accessible in both themes, whole at
 * 320 pixels, zoomed and with larger text, read as it is seen, danger first, quiet in the console, left in one step.
 */
let service: Service
let browser: TestBrowser
/** One window without scripts and one with: each goes from state to state, as a visitor does. */
let plain: Page
let page: Page
/** The style sheet that every page has. */
let sheet = ''
before(async () => {
  // A Monday morning in term, so that pictures are the same every time.
  service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  browser = await openBrowser()
  plain = await browser.newPage({ javaScript: false, baseURL: service.url })
  page = await browser.newPage({ width: 320, baseURL: service.url })
  const start = await page.goto('/')
  const [, link] = /rel="stylesheet" href="([^"]+)"/.exec((await start?.text()) ?? '') ?? []
  sheet = await (await fetch(service.url + link)).text()
})
after(async () => {
  await browser?.close()
  await service?.stop()
  await writeResults(THEMES, WIDTHS)
})

const THEMES = ['light', 'dark'] as const
const WIDTHS = [320, 1280]
/** Colours do not change with the width, nor the layout with the colours: two views see all. The statement counts four. */
const VIEWS =
  process.env.RESULTS === '1'
    ? THEMES.flatMap((scheme) => WIDTHS.map((width) => [scheme, width] as const))
    : ([
        ['light', 320],
        ['dark', 1280],
      ] as const)

for (const state of STATES)
  describe(state.name, () => {
    // Reached once: at other widths and in other colours the same page is looked at again.
    before(async () => {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 320, height: 800 })
      await reach(page, state)
    })

    test('without scripts: valid HTML, what to do in an emergency above everything else, nothing remembered', async () => {
      const html = await reach(plain, state)
      const forgetful = await plain
        .locator('form:has(input:not([type=hidden]), textarea, select):not([autocomplete=off])')
        .evaluateAll((forms) => forms.map(({ outerHTML }) => outerHTML.slice(0, 120)))
      await counted(state.name, 'markup', () => expectValidHtml(html, state.name))
      const text = html.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, ' ')
      assert.match(
        text.replace(/\s+/g, ' '),
        /^ ?(<!DOCTYPE html> )?Skip to main content (Leave this page quickly )?Someone in danger now\? Call 999/,
      )
      assert.match(text, /Trial copy/)
      assert.deepEqual(forgetful, [], 'a form lets the browser remember what was chosen or typed')
      const missing = [...html.matchAll(/govuk-![a-z0-9-]+/g)].filter(
        ([name]) => !sheet.includes(name.replace('!', '\\!')),
      )
      assert.deepEqual(missing, [], 'a utility class is not in the style sheet')
    })

    test('is accessible and whole, narrow and wide, by day and by night', async () => {
      for (const [scheme, width] of VIEWS) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.setViewportSize({ width, height: 800 })
        await counted(state.name, 'view', () => expectAccessible(page))
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        assert.ok(overflow <= 0, `${overflow} pixels wider than the window, ${width} wide, ${scheme}`)
        await screenshot(page, `${state.name}-${width}-${scheme}`)
      }
      expectNothingAmiss(page, { refused: state.refused ?? false })
    })

    test('landmarks, headings and names in a screen reader’s tree', () => expectHeard(page))

    test('is read as it is seen, and its way out in sight and in nobody’s way', async () => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        await expectReadAsSeen(page)
        await expectWayOut(page, state.name)
      }
    })

    test('nothing is lost at 400 % zoom, with wide text or with text of twice the size', () =>
      expectNothingLost(page))
  })

test('a page that is seen in another order than it is read is caught', async () => {
  await page.goto('/about')
  await page.evaluate(() => {
    const main = document.querySelector('main')
    main?.style.setProperty('display', 'flex')
    main?.style.setProperty('flex-direction', 'column-reverse')
  })
  assert.ok((await page.evaluate(readBackwards)).length > 3)
})
