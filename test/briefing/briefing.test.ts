import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { renderHtml } from '../../src/briefing/index.ts'
import { readSamples } from '../../src/briefing/samples.fixture.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../browser/browser.ts'

let browser: TestBrowser
let folder: string
let html: string
let address: string

before(async () => {
  html = renderHtml((await readSamples()).briefing)
  folder = await mkdtemp(join(tmpdir(), 'briefing-page-'))
  await writeFile(join(folder, 'briefing.html'), html)
  address = pathToFileURL(join(folder, 'briefing.html')).href
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

const opened = async (width: number, scheme: 'light' | 'dark'): Promise<Page> => {
  const page = await browser.newPage({ width, scheme })
  await page.goto(address)
  return page
}

test('the briefing page is valid, and nothing in it comes from elsewhere', async () => {
  await expectValidHtml(html, 'briefing')
  assert.doesNotMatch(html, /<script|<link|<img|@import|url\(/)
  const page = await opened(1280, 'light')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  assert.deepEqual(asked, [address])
  expectNothingAmiss(page)
})

for (const [width, scheme] of [
  [1280, 'light'],
  [1280, 'dark'],
  [320, 'light'],
  [320, 'dark'],
] as const) {
  test(`the briefing page is accessible and fits at ${width} pixels, ${scheme}`, async () => {
    const page = await opened(width, scheme)
    await expectAccessible(page)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
    await screenshot(page, `briefing-${width}-${scheme}`)
    if (width === 1280 && scheme === 'light') await screenshot(page, 'readme-briefing', { readme: true })
  })
}

test('every chart has a title, a description and the same figures in a table beside it', async () => {
  const page = await opened(1280, 'light')
  const charts = await page.locator('svg.chart').all()
  assert.ok(charts.length >= 6, String(charts.length))
  for (const chart of charts) {
    assert.equal(await chart.getAttribute('role'), 'img')
    const title = await chart.locator('> title').textContent()
    const description = (await chart.locator('> desc').textContent()) ?? ''
    assert.ok(title)
    const rows = await chart.locator('xpath=..').locator('tbody tr').all()
    assert.equal(rows.length, description.split('; ').length, title)
    for (const row of rows) {
      const share = (await row.locator('strong').textContent()) ?? ''
      assert.ok(description.includes(share), `${title}: ${share}`)
    }
  }
})

test('danger stands first; the seven points are headings in their order, and reached from the list', async () => {
  const page = await opened(390, 'light')
  const first = (await page.locator('body').textContent()) ?? ''
  assert.match(first.replace('Skip to the briefing', '').trim(), /^A child in danger now\? Call 999\./)
  const points = await page.locator('section.point h2').allTextContents()
  assert.deepEqual(
    points.map((text) => text.slice(0, 1)),
    ['1', '2', '3', '4', '5', '6', '7'],
  )
  for (const link of await page.locator('nav a').all()) {
    const target = (await link.getAttribute('href')) ?? ''
    assert.equal(await page.locator(target).count(), 1, target)
  }
})

test('on paper it is black on white, with the addresses of its links', async () => {
  const page = await opened(794, 'dark')
  await page.emulateMedia({ media: 'print' })
  const paper = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
  assert.equal(paper, 'rgb(255, 255, 255)')
  const ink = await page.evaluate('getComputedStyle(document.documentElement).color')
  assert.equal(ink, 'rgb(28, 42, 46)')
  const shown = await page.evaluate(
    `getComputedStyle(document.querySelector('.pointers a'), '::after').content`,
  )
  assert.match(String(shown), /https/)
})
