import type { Locator, Page, Request } from 'playwright-core'

/** How long a browser on a busy machine may take to ask for the page that a click leads to, in milliseconds. */
const ASKS_WITHIN = 1500

/** How long that page may take to come, in milliseconds; what the test waits for next says what is missing. */
const COMES_WITHIN = 20_000

/** Whether a page is on its way, and how much a page's scripts still wait for, for each page of this browser. */
const onTheWay = new WeakMap<Page, { asked: number; come: number; fetching: Set<Request> }>()

/**
 * The same page, whose clicks on a link or a button that sends a form end when the next page has come. Playwright's
 * own may end before, where the browser is slow to ask for it; what a test then looks at is the page before.
 */
export const arriving = (page: Page): Page => {
  const counts = { asked: 0, come: 0, fetching: new Set<Request>() }
  onTheWay.set(page, counts)
  const isOurs = (request: Request): boolean =>
    request.isNavigationRequest() && request.frame() === page.mainFrame() && !request.redirectedFrom()
  page.on('request', (request) => {
    if (isOurs(request)) counts.asked++
    if (request.resourceType() === 'fetch') counts.fetching.add(request)
  })
  page.on('requestfinished', (request) => counts.fetching.delete(request))
  page.on('domcontentloaded', () => {
    counts.come = counts.asked
  })
  page.on('requestfailed', (request) => {
    counts.fetching.delete(request)
    if (request.isNavigationRequest()) counts.come = counts.asked
  })
  page.on('download', () => {
    counts.come = counts.asked
  })
  patient(Object.getPrototypeOf(page.locator('html')))
  return page
}

/**
 * Links to a place in the same page lead nowhere else, and neither does a button without a form. Where a script keeps
 * the page, it is the last to be heard here.
 */
const LEADS = `(element) => {
  const one = element.closest('a[href], button, input[type=submit], summary, label')
  if (one === null) return false
  globalThis.keptHere = false
  for (const kind of ['click', 'submit'])
    addEventListener(kind, (event) => { globalThis.keptHere ||= event.defaultPrevented }, { once: true })
  if (one.matches('a')) return one.href.split('#')[0] !== location.href.split('#')[0] && !one.target && !one.download
  return one.matches('button, input') && one.type === 'submit' && one.form !== null && !one.form.target
}`

/** What a script has put into the page is drawn two frames later. */
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'

const patched = new WeakSet<object>()

const patient = (prototype: Locator): void => {
  if (patched.has(prototype)) return
  patched.add(prototype)
  const { click } = prototype
  prototype.click = async function (this: Locator, options) {
    const page = this.page()
    const counts = onTheWay.get(page)
    if (counts === undefined || options?.noWaitAfter) return click.call(this, options)
    await this.waitFor({ ...(options?.timeout === undefined ? {} : { timeout: options.timeout }) })
    const leads = (await this.evaluate(LEADS).catch(() => false)) as boolean
    const before = counts.asked
    await click.call(this, options)
    if (!leads) return
    const gone = (): boolean => counts.asked > before || page.isClosed()
    // Answered by the page that is left, or by the next one, which has kept nothing.
    const kept = !gone() && (await page.evaluate('globalThis.keptHere').catch(() => false))
    if (kept && !gone()) {
      await until(() => counts.fetching.size === 0 || gone(), COMES_WITHIN)
      await page.evaluate(DRAWN).catch(() => {})
    } else await until(gone, ASKS_WITHIN)
    await until(() => counts.come >= counts.asked || page.isClosed(), COMES_WITHIN)
  }
}

const until = async (is: () => boolean, within: number): Promise<void> => {
  const end = performance.now() + within
  while (!is() && performance.now() < end) await new Promise((go) => setTimeout(go, 5))
}
