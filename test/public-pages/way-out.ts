/// <reference lib="dom" />
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** The way out of a page. */
export const wayOut = (page: Page): Locator =>
  page.getByRole('link', { name: 'Leave this page', exact: true })

/** Pages that tell of the service and of nobody: decision 0009. */
const WITHOUT = ['start', 'howItIsDecided', 'about', 'privacy', 'accessibility']

/** The way out of the page of a state is there, in sight and in nobody’s way, or it is not needed. */
export async function expectWayOut(page: Page, state: string): Promise<void> {
  const there = !WITHOUT.includes(state)
  assert.equal(await page.locator('.es-leave').count(), there ? 1 : 0)
  assert.equal(await page.locator('[data-leave]').count(), there ? 2 : 0)
  if (!there) return
  await page.evaluate(() => scrollTo(0, 0))
  assert.deepEqual(await page.evaluate(hiddenByTheButton), [])
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2))
  const { y = -1, height = 0 } = (await wayOut(page).boundingBox()) ?? {}
  assert.ok(y >= 0 && y + height <= (page.viewportSize()?.height ?? 0), `at ${y} after scrolling`)
  assert.ok(height >= 44)
}

/** Whatever gets the focus must not be wholly under the button (WCAG 2.2, 2.4.11), nor any words where they first stand. */
export function hiddenByTheButton(): string[] {
  const leave = document.querySelector('.es-leave')
  const under = (element: Element): boolean => {
    const [top, one] = [leave?.getBoundingClientRect(), element.getBoundingClientRect()]
    if (!top || one.width === 0) return false
    return one.left >= top.left && one.right <= top.right && one.top >= top.top && one.bottom <= top.bottom
  }
  const focusable = [
    ...document.querySelectorAll<HTMLElement>('main a, main button, main input, main summary'),
  ]
  const covered = focusable.reverse().filter((element) => {
    element.focus()
    return document.activeElement === element && under(element)
  })
  return covered.map(({ outerHTML }) => outerHTML)
}
