/// <reference lib="dom" />
import assert from 'node:assert/strict'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  type TestBrowser,
} from '../browser/browser.ts'
import { type Service, startService } from '../scaffold/service.ts'

/** What there is to read, opened for a test: the service on a Monday morning, and a browser. */
export interface Reading {
  readonly service: Service
  readonly browser: TestBrowser
  /** A page's HTML; fails where it is not there. */
  opened(path: string): Promise<string>
  /** Each valid and whole at the narrowest width; the first, for they are made alike, accessible in the dark. */
  expectGood(paths: readonly string[]): Promise<void>
  stop(): Promise<void>
}

export async function startReading(): Promise<Reading> {
  const service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  const browser = await openBrowser()
  const opened = async (path: string): Promise<string> => {
    const response = await fetch(service.url + path)
    assert.equal(response.status, 200, path)
    return response.text()
  }
  return {
    service,
    browser,
    opened,
    expectGood: async (paths) => {
      const page = await browser.newPage({ width: 320, scheme: 'dark', baseURL: service.url })
      for (const path of paths) {
        await expectValidHtml(await opened(path), path)
        await page.goto(path)
        if (path === paths[0]) await expectAccessible(page)
        expectNothingAmiss(page)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        assert.ok(overflow <= 0, `${path} is ${overflow} pixels wider than the window`)
      }
      await page.context().close()
    },
    stop: async () => {
      await browser.close()
      await service.stop()
    },
  }
}

/** What a reader reads, without the markup. */
export const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
