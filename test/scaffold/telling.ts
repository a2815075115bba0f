import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Page } from 'playwright-core'
import type { Standing } from '../../src/concern/telling/answer-telling.ts'
import { serveTelling } from '../../src/concern/telling/serve-telling.ts'
import type { Told } from '../../src/concern/told.ts'
import { buildAssets, problemPage, readerOf } from '../../src/frame/index.ts'
import { serveGuide } from '../../src/guide/index.ts'
import { createServer, fileBody, readyBody, sendBody } from '../../src/http/index.ts'
import { openSealing } from '../../src/vault/index.ts'
import { expectAccessible, expectValidHtml, openBrowser } from '../browser/browser.ts'
import { firstMade } from '../run/first-made.ts'
import { packOf } from './service.ts'

export { screenshot } from '../browser/browser.ts'

/** A page, and the document that it shows as the service sent it. */
export interface Seen extends Page {
  readonly document: () => Promise<string>
}

/** The guide and the forms over Durham's pack, in a browser; what is sent ends in a list instead of a database. */
export interface Telling {
  readonly url: string
  readonly stored: Told[]
  failing: boolean
  standing: Standing
  /** Opens a path, without JavaScript. */
  visit(path: string, width: number): Promise<Seen>
  /** Back to nothing sent, nothing failing, a trial copy. */
  forget(): void
  stop(): Promise<void>
}

const NOW = new Date('2026-11-23T10:00:00Z')

export async function startTelling(): Promise<Telling> {
  const pack = await packOf('durham')
  const data = await mkdtemp(join(tmpdir(), 'telling-'))
  await firstMade('cache', data)
  const assets = await buildAssets(pack, join(data, 'cache'))
  const key = randomBytes(32)
  const sealing = (journey: string) => openSealing(key, `${journey}/${pack.partnership.id}`)
  const clock = () => NOW
  const refuse = (status: number) => readyBody(problemPage(readerOf(pack, 'en', NOW), assets, status))
  const server = await createServer({ log: pino({ level: 'silent' }), https: false, problemPage: refuse })
  for (const asset of [assets.styles, assets.icon, assets.script])
    server.get(asset.path, (request, reply) => sendBody(request, reply, fileBody(asset.content, asset.type)))
  const common = { pack, assets, sealing, clock, refuse }
  serveGuide(server, { ...common, publicUrl: 'http://localhost' })
  serveTelling(server, {
    ...common,
    standing: async () => telling.standing,
    failed: () => undefined,
    submit: async (told) => {
      if (telling.failing) throw new Error('The database is away.')
      const already = telling.stored.some(({ nonce }) => nonce === told.nonce)
      if (!already) telling.stored.push(told)
      return { reference: 'K7M-2QX', words: 'maple lantern river cotton seven hill', already }
    },
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  const telling: Telling = {
    url,
    stored: [],
    failing: false,
    standing: 'trial',
    async visit(path, width) {
      const page = await browser.newPage({ width, javaScript: false, baseURL: url })
      let last = Promise.resolve('')
      page.on('response', (response) => {
        if (response.request().isNavigationRequest()) last = response.text().catch(() => '')
      })
      await page.goto(path)
      return Object.assign(page, { document: () => last })
    },
    forget() {
      telling.stored.length = 0
      telling.failing = false
      telling.standing = 'trial'
    },
    async stop() {
      await browser.close()
      await server.close()
      await rm(data, { recursive: true, force: true })
    },
  }
  return telling
}

export const go = (page: Page, words: string): Promise<void> =>
  page.getByRole('button', { name: words, exact: true }).click()

/** Answers a page of a form: what is ticked by its words, what is written by its label. */
export async function fill(
  page: Page,
  { tick = [], write = {} }: { tick?: string[]; write?: Record<string, string> },
): Promise<void> {
  for (const words of tick) await page.getByLabel(words, { exact: true }).first().check()
  for (const [label, text] of Object.entries(write))
    await page.getByLabel(label, { exact: true }).first().fill(text)
  await go(page, 'Continue')
}

/** Valid as it was sent, accessible, and no wider than the screen. */
export async function expectGood(page: Seen): Promise<void> {
  await expectValidHtml(await page.document())
  await expectAccessible(page)
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  assert.ok(Number(wide) <= Number(width), `${wide} > ${width} at ${page.url()}`)
}
