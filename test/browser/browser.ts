import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core'
import { arriving } from './arriving.ts'
import { chromium } from './chromium.ts'

export { expectAccessible } from './accessible.ts'
export { screenshot } from './pictures.ts'
export { expectValidHtml } from './valid-html.ts'

export interface PageOptions {
  /** Whether scripts run; a page must work without. Default true. */
  readonly javaScript?: boolean
  /** Width of the window in CSS pixels; 320 is the narrowest that WCAG asks for. Default 1024. */
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
  /** Where relative addresses begin, as in `page.goto('/privacy')`. */
  readonly baseURL?: string
}

export interface Cookie {
  readonly name: string
  readonly value: string
  readonly url: string
}

export interface TestBrowser {
  /** A page of its own, with no cookie or cache of another. Closing the browser closes it. */
  newPage(options?: PageOptions): Promise<Page>
  /**
   * The window with these options, opened once and then used again by whoever looks at page after page, with these
   * cookies and no others: a page in it costs half of one in a context of its own. Wherever it stands, go on from there.
   */
  window(options: PageOptions, cookies?: readonly Cookie[]): Promise<Page>
  close(): Promise<void>
}

/** Starts a browser without a window, in about half a second: one for a test file, closed in `after`. */
export const openBrowser = async (): Promise<TestBrowser> => {
  const browser = await launched()
  const newPage = async ({
    javaScript = true,
    width = 1024,
    scheme = 'light',
    baseURL,
  }: PageOptions = {}) => {
    const context = await browser.newContext({
      javaScriptEnabled: javaScript,
      viewport: { width, height: 768 },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...(baseURL === undefined ? {} : { baseURL }),
    })
    return watched(context)
  }
  const windows = new Map<string, Promise<Page>>()
  return {
    close: () => browser.close(),
    newPage,
    window: async (options, cookies = []) => {
      const name = JSON.stringify(options)
      const opened = windows.get(name) ?? newPage(options)
      windows.set(name, opened)
      const page = await opened
      await page.context().clearCookies()
      await page.context().addCookies([...cookies])
      return page
    },
  }
}

const launched = async (): Promise<Browser> => {
  const options = {
    ...(await chromium()),
    args: ['--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
  }
  try {
    return await driver.launch({ ...options, chromiumSandbox: process.getuid?.() !== 0 })
  } catch (problem) {
    // A container or a hardened kernel may refuse user namespaces; our own pages may then do without the sandbox.
    if (!/sandbox/i.test(String(problem))) throw problem
    return driver.launch({ ...options, chromiumSandbox: false })
  }
}

const seen = new WeakMap<Page, string[]>()

const watched = async (context: BrowserContext): Promise<Page> => {
  const page = arriving(await context.newPage())
  const amiss: string[] = []
  seen.set(page, amiss)
  page.on('pageerror', (error) => amiss.push(`a script failed: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') amiss.push(`the console says: ${message.text()}`)
  })
  page.on('request', (request) => {
    const [there, here] = [request.url(), page.url()].map((url) => new URL(url))
    if (
      there?.protocol.startsWith('http') &&
      here?.protocol.startsWith('http') &&
      there.origin !== here.origin
    )
      amiss.push(`something from elsewhere: ${request.url()}`)
  })
  return page
}

/**
 * Fails where, since the page was opened or last asked, a script failed, the console told of an error (a breach of the
 * content security policy is one, and a file that was not found), or anything from another origin was asked for. Of a
 * page that refuses (`refused: true`) the browser rightly tells that its status is not 200.
 */
export const expectNothingAmiss = (page: Page, { refused = false } = {}): void => {
  const found = seen.get(page)
  if (found === undefined) throw new Error('This page was not opened by newPage.')
  const amiss = found.splice(0).filter((one) => !(refused && REFUSAL.test(one)))
  if (amiss.length > 0)
    throw new Error(`${page.url()} is amiss:\n${amiss.map((one) => `- ${one}`).join('\n')}`)
}

const REFUSAL = /^the console says: Failed to load resource: the server responded with a status of 4\d\d/
