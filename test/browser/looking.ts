import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { expectAccessible } from './accessible.ts'
import type { Cookie, TestBrowser } from './browser.ts'
import { screenshot } from './pictures.ts'
import { expectValidHtml } from './valid-html.ts'

/** The narrowest phone without scripts and a desk with them: where a page breaks, it breaks in one of the two. */
export const PHONE_AND_DESK = [
  [320, false],
  [1280, true],
] as const

interface Look {
  /** What faults and pictures call it. */
  readonly name: string
  readonly path: string
  /** Whoever is signed in. */
  readonly as: { readonly cookies: readonly Cookie[] }
  /** What is done there before it is looked at. */
  readonly steps?: (page: Page) => Promise<void>
  /** Widths, each with or without scripts. Default: {@link PHONE_AND_DESK}. */
  readonly views?: readonly (readonly [width: number, javaScript: boolean])[]
}

/** Fails where the page of a service is not there, not valid as it was sent, not accessible or wider than a window. */
export async function expectGood(browser: TestBrowser, baseURL: string, look: Look): Promise<void> {
  const { name, path, as, steps, views = PHONE_AND_DESK } = look
  for (const [i, [width, javaScript]] of views.entries()) {
    const page = await browser.window({ width, javaScript, baseURL }, as.cookies)
    const response = await page.goto(path)
    assert.ok([200, 422].includes(response?.status() ?? 0), `${path}: ${response?.status()}`)
    if (i === 0) await expectValidHtml((await response?.text()) ?? '', name)
    await steps?.(page)
    await expectAccessible(page)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.ok(Number(over) <= 0, `${name} is ${over} pixels too wide at ${width}`)
    await screenshot(page, `${name}-${width}`)
  }
}
