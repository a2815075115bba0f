import type { Page } from 'playwright-core'
import { expectNothingAmiss, openBrowser } from '../browser/browser.ts'
import { type DeskService, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'
import type { Seen } from '../scaffold/telling.ts'

/** A phone and a desk, each with and without scripts: how people come. */
export const WAYS = [
  { width: 360, javaScript: false },
  { width: 360, javaScript: true },
  { width: 1280, javaScript: false },
  { width: 1280, javaScript: true },
] as const
export type Comes = (typeof WAYS)[number]

export const comes = ({ width, javaScript }: Comes): string =>
  `at ${width} pixels, ${javaScript ? 'with' : 'without'} scripts`

/** The whole service with its teams, and people who come to it in browsers. */
export interface Street extends DeskService {
  visit(path: string, way: Comes, as?: StaffClient): Promise<Seen>
}

export async function startStreet(): Promise<Street> {
  const [desk, browser] = await Promise.all([startDesk(), openBrowser()])
  return {
    ...desk,
    async visit(path, { width, javaScript }, as) {
      const page = await browser.newPage({ width, javaScript, baseURL: desk.url })
      if (as) await page.context().addCookies([...as.cookies])
      let last = Promise.resolve('')
      page.on('response', (response) => {
        if (response.request().isNavigationRequest()) last = response.text().catch(() => '')
      })
      await page.goto(path)
      return Object.assign(page, { document: () => last })
    },
    async stop() {
      await browser.close()
      await desk.stop()
    },
  }
}

/** What stands in the main part of a page, as text. */
export const said = async (page: Page): Promise<string> => (await page.textContent('main')) ?? ''

/** The reference and the six words of the page after sending. */
export const receiptOn = async (page: Page): Promise<{ reference: string; words: string }> => ({
  reference: (await page.locator('.es-sent strong').textContent()) ?? '',
  words: (await page.locator('.es-six-words').textContent()) ?? '',
})

export { expectNothingAmiss }
