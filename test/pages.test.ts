/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { PATHS } from '../src/guide/urls.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from './browser/browser.ts'
import { post, type Service, startService } from './service.ts'

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
})

const STATES: readonly (readonly [
  name: string,
  path: string,
  sent?: { readonly question: string; readonly answer?: string },
])[] = [
  ...Object.entries(PATHS).map(([name, path]) => [name, path] as const),
  ['question-parent', PATHS.whomToTell, { question: 'teller', answer: 'parent' }],
  ['question-fault', PATHS.whomToTell, { question: 'teller' }],
  ['not-found', '/nowhere'],
]

for (const [name, path, sent] of STATES)
  describe(name, () => {
    test('is valid HTML and says what to do in an emergency above everything else', async () => {
      const response = sent ? await post(service.url + path, { ...sent }) : await fetch(service.url + path)
      const html = await response.text()
      await expectValidHtml(html, name)
      const text = html.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, ' ')
      assert.match(
        text.replace(/\s+/g, ' '),
        /^ ?(<!DOCTYPE html> )?Skip to main content Someone in danger now\? Call 999/,
      )
      assert.match(text, /Trial copy/)
    })

    for (const scheme of ['light', 'dark'] as const)
      for (const width of [320, 1280])
        test(`is accessible and whole in the ${scheme} at ${width} pixels`, async () => {
          const page = await browser.newPage({ width, scheme, javaScript: true, baseURL: service.url })
          if (sent) {
            await page.goto(PATHS.whomToTell)
            if (sent.answer)
              await page
                .getByRole('radio')
                .and(page.locator(`[value=${sent.answer}]`))
                .check()
            await page.getByRole('button', { name: 'Continue' }).click()
          } else await page.goto(path)
          await expectAccessible(page)
          if (name !== 'not-found' && name !== 'question-fault') expectNothingAmiss(page)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          assert.ok(overflow <= 0, `${overflow} pixels wider than the window`)
          await screenshot(page, `${name}-${width}-${scheme}`, { readme: scheme === 'light' })
          await page.context().close()
        })
  })
