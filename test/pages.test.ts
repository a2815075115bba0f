/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { counted, writeResults } from './accessibility-results.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from './browser/browser.ts'
import { type Service, startService } from './service.ts'
import { reach, STATES } from './states.ts'

/**
 * Every page of the public side, in every state that looks different: valid, accessible in both themes, whole at
 * 320 pixels, danger first, quiet in the console.
 */
let service: Service
let browser: TestBrowser
before(async () => {
  // A Monday morning in term, so that pictures are the same every time.
  service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  browser = await openBrowser()
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
    test('is valid HTML and says what to do in an emergency above everything else', async () => {
      const page = await browser.newPage({ javaScript: false, baseURL: service.url })
      const html = await reach(page, state)
      await page.context().close()
      await counted(state.name, 'markup', () => expectValidHtml(html, state.name))
      const text = html.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, ' ')
      assert.match(
        text.replace(/\s+/g, ' '),
        /^ ?(<!DOCTYPE html> )?Skip to main content (Leave this page quickly )?Someone in danger now\? Call 999/,
      )
      assert.match(text, /Trial copy/)
    })

    test('is accessible and whole, narrow and wide, by day and by night', async () => {
      const page = await browser.newPage({ width: 320, javaScript: true, baseURL: service.url })
      await reach(page, state)
      for (const [scheme, width] of VIEWS) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.setViewportSize({ width, height: 800 })
        await counted(state.name, 'view', () => expectAccessible(page))
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        assert.ok(overflow <= 0, `${overflow} pixels wider than the window, ${width} wide, ${scheme}`)
        await screenshot(page, `${state.name}-${width}-${scheme}`)
      }
      if (!state.refused) expectNothingAmiss(page)
      await page.context().close()
    })
  })
