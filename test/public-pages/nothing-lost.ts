/// <reference lib="dom" />
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** WCAG 2.2, 1.4.12, and text alone at twice its size, 1.4.4. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
const TWICE = 'html { font-size: 200% !important }'

/** What sticks out of the window, out of its own box, or is cut off. */
function lost(): string[] {
  const faults: string[] = []
  const over = document.documentElement.scrollWidth - innerWidth
  if (over > 0) {
    const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 0.5,
    )
    faults.push(
      `the page is ${over} pixels wider than the window: ${wide.slice(-3).map((one) => `${one.tagName} ${one.className} “${one.textContent?.trim().slice(0, 30)}”`)}`,
    )
  }
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.closest('svg, .govuk-visually-hidden, textarea, [tabindex="0"], .govuk-skip-link')) continue
    if (!element.textContent?.trim() || !element.checkVisibility()) continue
    const { overflowX, overflowY } = getComputedStyle(element)
    const boxed = element.matches('.govuk-button, .es-leave__button, .es-chip, .es-answer__when')
    const cut = boxed || [overflowX, overflowY].some((way) => way === 'hidden' || way === 'clip')
    if (!cut) continue
    const box = element.getBoundingClientRect()
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      // What is folded away, and what is for a screen reader alone, is in nobody's sight.
      if (!parent?.checkVisibility({ contentVisibilityAuto: true }) || parent.clientWidth === 1) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const words = range.getBoundingClientRect()
      const out = Math.max(
        box.left - words.left,
        words.right - box.right,
        box.top - words.top,
        words.bottom - box.bottom,
      )
      if (words.width > 0 && out > 1)
        faults.push(`${out} pixels out of ${element.className}: ${node.textContent?.trim().slice(0, 40)}`)
    }
  }
  return faults
}

const dressed = (page: Page, css: string): Promise<void> =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, css)

/** Nothing sticks out or is cut off at 400 % zoom, with wide text, or with text of twice the size. */
export async function expectNothingLost(page: Page): Promise<void> {
  // 1280 by 1024 pixels at 400 %.
  await page.setViewportSize({ width: 320, height: 256 })
  assert.deepEqual(await page.evaluate(lost), [], 'at 400 %')
  for (const [what, css, width] of [
    ['wide text on a phone', SPACING, 320],
    ['wide text on a screen', SPACING, 1280],
    ['text of twice the size', TWICE, 1280],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await dressed(page, css)
    assert.deepEqual(await page.evaluate(lost), [], what)
  }
  await dressed(page, '')
}
